"""The settings page: letters and messages to try, this device told or not, mails that were not needed."""

from typing import Any

import pytest
from django.core import mail

from flurfunk.accounts.models import Session
from flurfunk.accounts.session_store import digest
from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.notifications.models import Subscription
from flurfunk.notifications.sparing import count_spared
from flurfunk.people.models import Person
from tests.cast import Browser
from tests.notifications.conftest import letters

BROWSER = {
    "endpoint": "https://push.example/browser",
    "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "auth": "BTBZMqHH6r4Tts7J_aSIgg",
}
DEVICES = "/settings/notifications/devices"


@pytest.fixture
def browser(ada: Person) -> Browser:
    """Ada's browser."""
    browser = Browser()
    browser.force_login(ada)
    return browser


def test_a_browser_is_told_as_long_as_it_is_signed_in(ada: Person, browser: Browser) -> None:
    assert browser.post(DEVICES, BROWSER).status_code == 204
    assert browser.post(DEVICES, BROWSER).status_code == 204
    kept = Subscription.objects.get()
    key = digest(browser.cookies["session"].value)
    assert (kept.person, kept.session_id, len(kept.public_key), len(kept.secret)) == (ada, key, 65, 16)
    Session.objects.filter(person=ada).delete()
    assert Subscription.objects.count() == 0


def test_it_is_theirs_who_used_it_last_and_nobody_else_ends_it(
    ada: Person, bea: Person, browser: Browser
) -> None:
    browser.post(DEVICES, BROWSER)
    other = Browser()
    other.force_login(bea)
    other.post(DEVICES, {"_method": "delete", **BROWSER})
    assert Subscription.objects.get().person == ada
    other.post(DEVICES, BROWSER)
    assert Subscription.objects.get().person == bea
    other.post(DEVICES, {"_method": "delete", **BROWSER})
    assert Subscription.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "http://push.example/"},
        {"endpoint": "file:///etc/passwd"},
        {"p256dh": "BCVx"},
        {"p256dh": "ü"},
        {"auth": "short"},
    ],
)
def test_what_no_browser_says_is_refused(browser: Browser, wrong: dict[str, str]) -> None:
    assert browser.post(DEVICES, BROWSER | wrong).status_code == 422
    assert Subscription.objects.count() == 0


def test_a_letter_to_try_comes_at_once(browser: Browser) -> None:
    assert browser.post("/settings/notifications/trial-letter").status_code == 303
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (
        ["ada@nordlicht.example"],
        "Mail from Nordlicht Maschinenbau reaches you",
    )


def test_the_page_says_when_the_mail_server_does_not_take_it(browser: Browser, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    answer = browser.post("/settings/notifications/trial-letter", follow=True)
    assert "The mail server did not take it." in answer.content.decode()


def test_a_message_to_try_says_when_there_is_no_device(browser: Browser) -> None:
    answer = browser.post("/settings/notifications/trial-message", follow=True)
    assert "None of your devices can be reached" in answer.content.decode()


def test_the_worker_is_served_for_the_whole_house_without_being_kept(browser: Browser) -> None:
    answer = browser.get("/sw.js")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert (answer["Cache-Control"], answer["Service-Worker-Allowed"]) == ("no-cache", "/")
    assert b"import" not in answer.content


def test_mails_that_were_not_needed_are_counted(
    secret_post: Entry, ada: Person, bea: Person, browser: Browser
) -> None:
    comment(secret_post, bea, "One.")
    comment(secret_post, bea, f"Two, @{ada.handle}.")
    assert len(letters()) == 1
    assert (count_spared(ada), count_spared(), count_spared(bea)) == (1, 1, 0)
    page = browser.get("/settings/notifications").content.decode()
    assert "1 mail you did not need within the last 30 days." in page
