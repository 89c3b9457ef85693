"""Forget, change and set a password."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client, override_settings

from flurfunk.accounts.models import Session
from flurfunk.people.deactivating import deactivate
from flurfunk.people.models import Person
from flurfunk.people.registering import register
from tests.cast import PASSWORD, Browser

OTHER = "seven herons at the quay"


def _ask(browser: Client, email: str, *, host: str = "testserver") -> int:
    return browser.post("/password/forgotten", {"email": email}, headers={"Host": host}).status_code


def _link() -> str:
    found = re.search(r"http://\S+?(/password/new/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_a_forgotten_password_is_made_new_by_a_link(
    stranger: Client, ada: Person, run_jobs: Callable[[], None], sign_in: Callable[[Person], Browser]
) -> None:
    office = sign_in(ada)
    assert _ask(stranger, "Ada@nordlicht.example") == 303
    run_jobs()
    assert mail.outbox[-1].to == [ada.email]
    page = stranger.get(_link(), follow=True)
    answer = stranger.post(page.request["PATH_INFO"], {"password1": OTHER})
    assert answer.status_code == 303
    ada.refresh_from_db()
    assert ada.check_password(OTHER)
    assert office.get("/settings/sessions").status_code == 303
    assert not Session.objects.filter(person=ada).exists()


def test_a_link_opens_once(stranger: Client, ada: Person, run_jobs: Callable[[], None]) -> None:
    _ask(stranger, ada.email)
    run_jobs()
    page = stranger.get(_link(), follow=True)
    stranger.post(page.request["PATH_INFO"], {"password1": OTHER})
    again = Browser().get(_link(), follow=True)
    assert "This link no longer opens" in again.content.decode()


def test_nobody_learns_who_has_an_account(
    stranger: Client, ada: Person, run_jobs: Callable[[], None]
) -> None:
    known = stranger.post("/password/forgotten", {"email": ada.email})
    unknown = stranger.post("/password/forgotten", {"email": "eve@nordlicht.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert mail.outbox == []
    run_jobs()
    assert [letter.to for letter in mail.outbox] == [[ada.email]]


def test_an_author_of_imported_mail_gets_no_way_in(
    stranger: Client, olu: Person, run_jobs: Callable[[], None]
) -> None:
    register("outsider@lists.example", "An Outsider", is_imported=True)
    _ask(stranger, "outsider@lists.example")
    run_jobs()
    assert mail.outbox == []


def test_who_is_deactivated_gets_no_way_back(
    stranger: Client, ada: Person, olu: Person, run_jobs: Callable[[], None]
) -> None:
    deactivate(ada, by=olu)
    _ask(stranger, ada.email)
    run_jobs()
    assert mail.outbox == []


@override_settings(PUBLIC_URL="https://flurfunk.nordlicht.example")
def test_the_link_is_on_the_public_address_whatever_the_header_says(
    stranger: Client, ada: Person, run_jobs: Callable[[], None]
) -> None:
    _ask(stranger, ada.email, host="localhost:666")
    run_jobs()
    assert "https://flurfunk.nordlicht.example/password/new/" in str(mail.outbox[-1].body)
    assert "666" not in str(mail.outbox[-1].body)


def test_a_foreign_host_header_is_refused(stranger: Client, ada: Person) -> None:
    assert _ask(stranger, ada.email, host="evil.example") == 400


def test_the_letter_says_the_same_as_text_and_as_html(
    stranger: Client, ada: Person, run_jobs: Callable[[], None]
) -> None:
    _ask(stranger, ada.email)
    run_jobs()
    letter = mail.outbox[-1]
    assert letter.subject == "A new password for Nordlicht Maschinenbau"
    html = str(letter.alternatives[0][0])  # type: ignore[attr-defined]
    assert _link() in html
    assert "Hello Ada Lindqvist," in html


def test_changing_the_password_keeps_this_browser_and_signs_out_the_others(
    sign_in: Callable[[Person], Browser], ada: Person
) -> None:
    office, phone = sign_in(ada), sign_in(ada)
    answer = office.post("/settings/password", {"oldpassword": PASSWORD, "password1": OTHER})
    assert answer.status_code == 303
    assert office.get("/settings/sessions").status_code == 200
    assert phone.get("/settings/sessions").status_code == 303
    assert Session.objects.filter(person=ada).count() == 1


@pytest.mark.parametrize(
    "case",
    [
        ("wrong", OTHER, "This is not your current password."),
        (PASSWORD, "short", "This password is too short."),
        (PASSWORD, "ada.lindqvist", "The password is too similar to the"),
        (PASSWORD, "password123", "This password is too common."),
    ],
)
def test_a_bad_password_is_refused_with_a_reason(
    sign_in: Callable[[Person], Browser], ada: Person, case: tuple[str, str, str]
) -> None:
    old, new, reason = case
    answer = sign_in(ada).post("/settings/password", {"oldpassword": old, "password1": new})
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    ada.refresh_from_db()
    assert ada.check_password(PASSWORD)


def test_an_account_without_a_password_gets_its_first(
    sign_in: Callable[[Person], Browser], olu: Person
) -> None:
    demo = register("demo@nordlicht.example", "Demo Person")
    browser = sign_in(demo)
    assert browser.get("/settings/password")["Location"] == "/settings/password/first"
    assert browser.post("/settings/password/first", {"password1": OTHER}).status_code == 303
    demo.refresh_from_db()
    assert demo.check_password(OTHER)
