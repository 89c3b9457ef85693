"""Letters: one for each thread, what was read meanwhile left out, found again as a thread, ended by one click."""

import re
from datetime import UTC, datetime, timedelta
from email.header import decode_header, make_header
from email.utils import parseaddr
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from flurfunk.content.deleting import delete
from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment, delete_comment
from flurfunk.conversation.models import Comment, Mute
from flurfunk.conversation.watching import mute
from flurfunk.feed.posting import post
from flurfunk.notifications.gathering import gather_letters
from flurfunk.notifications.models import Letter, Sending
from flurfunk.notifications.reading import read_entry
from flurfunk.notifications.rhythms import keep_rhythm
from flurfunk.notifications.sending import send_letters
from flurfunk.notifications.ways import choose_ways, ways_of
from flurfunk.people.deactivating import deactivate
from flurfunk.people.models import Person
from flurfunk.spaces.joining import end_membership, invite
from flurfunk.spaces.models import Membership, Space
from tests.cast import Browser
from tests.notifications.conftest import after, letters, message, tell_all


@pytest.fixture(autouse=True)
def address(settings: Any) -> None:
    """Where people find the house."""
    settings.PUBLIC_URL = "https://flurfunk.example"
    settings.DEFAULT_FROM_EMAIL = "Flurfunk <post@flurfunk.example>"


@pytest.fixture
def entry(ada: Person, open_space: Space) -> Entry:
    """Ada's post in the open space, of whose comments she hears by mail."""
    choose_ways(ada, {"replies": ["app", "mail"]})
    return post(ada, "Which seal holds at 90 degrees?", space=open_space, title="Seals")


def test_a_thread_is_one_letter_and_it_comes_once(entry: Entry, ada: Person, bea: Person) -> None:
    comment(entry, bea, "The blue ones.")
    comment(entry, bea, "Or the **red** ones.")
    (sent,) = letters()
    assert (sent.subject, sent.to) == ("Re: Seals", ["ada@nordlicht.example"])
    name, address = parseaddr(sent.from_email)
    assert str(make_header(decode_header(name))) == "Bea Müller (Nordlicht Maschinenbau)"
    assert address == "post@flurfunk.example"
    assert "The blue ones." in sent.body
    assert "Or the red ones." in sent.body
    assert "You get this letter because you wrote it." in sent.body
    assert letters(after(days=1)) == []
    assert [(each.is_sent, each.settled_at is None) for each in Sending.objects.all()] == [(True, False)] * 2


def test_the_letter_waits_for_five_minutes(entry: Entry, bea: Person) -> None:
    comment(entry, bea, "The blue ones.")
    assert letters(after(minutes=4)) == []
    assert len(letters(after(minutes=6))) == 1


def test_mail_programs_find_the_thread_the_list_and_the_way_out(
    entry: Entry, ada: Person, bea: Person, olu: Person
) -> None:
    first = comment(entry, ada, "Anybody?")
    said = comment(entry, bea, "The blue ones.", parent=first)
    wire = message(letters()[0])
    host = "flurfunk.example"
    assert wire["Message-ID"] == f"<comment-{said.pk}@{host}>"
    assert wire["References"] == f"<entry-{entry.pk}@{host}> <comment-{first.pk}@{host}>"
    assert wire["In-Reply-To"] == f"<comment-{first.pk}@{host}>"
    assert wire["List-Id"] == f'"Hydraulics" <hydraulics.{host}>'
    assert wire["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<https://flurfunk\.example/letters/[\w:.-]+/stop>", wire["List-Unsubscribe"])
    assert wire["Auto-Submitted"] == "auto-generated"
    assert wire["Reply-To"] is None


def test_what_begins_a_thread_answers_nothing(ada: Person, bea: Person, open_space: Space) -> None:
    made = post(ada, f"Look, @{bea.handle}.", space=open_space, title="Seals")
    (sent,) = letters()
    wire = message(sent)
    assert (sent.subject, sent.to) == ("Seals", ["bea@nordlicht.example"])
    assert wire["Message-ID"] == f"<entry-{made.pk}@flurfunk.example>"
    assert (wire["References"], wire["In-Reply-To"]) == (None, None)


def test_it_speaks_the_readers_language_and_tells_their_time(
    ada: Person, bea: Person, open_space: Space
) -> None:
    Person.objects.filter(pk=bea.pk).update(time_zone="Asia/Tokyo")
    entry = post(ada, f"Look, @{bea.handle}.", space=open_space, title="Seals")
    moment = datetime(2026, 1, 10, 20, 30, tzinfo=UTC)
    tell_all()
    bea.notifications.update(at=moment)
    (sent,) = letters()
    assert "Ada Lindqvist hat dich in „Seals“ erwähnt" in sent.body
    assert "11. Januar 2026, 05:30" in sent.body
    assert f"https://flurfunk.example{entry.url}" in sent.body


def test_html_fetches_nothing_and_escapes_what_people_wrote(entry: Entry, bea: Person) -> None:
    comment(entry, bea, "`<script>` & ![a goose](https://elsewhere.example/goose.png)")
    (sent,) = letters()
    html = sent.alternatives[0][0]
    assert "<p>&lt;script&gt; &amp; " in html
    assert re.findall(r"<img|<link|src=|@import|url\(", html) == []


@pytest.mark.parametrize("what", ["read", "muted", "deleted", "gone", "left", "deactivated", "unwanted"])
def test_what_became_needless_is_not_sent(
    what: str, secret_post: Entry, ada: Person, bea: Person, olu: Person
) -> None:
    choose_ways(ada, {"replies": ["app", "mail"]})
    said: Comment = comment(secret_post, bea, "I like it.")
    tell_all()
    verbs = {
        "read": lambda: read_entry(ada, secret_post),
        "muted": lambda: mute(secret_post, ada),
        "deleted": lambda: delete_comment(said, by=bea),
        "gone": lambda: delete(secret_post, by=ada),
        "left": lambda: end_membership(Membership.objects.get(space=secret_post.space, person=ada), by=ada),
        "deactivated": lambda: deactivate(ada, by=olu),
        "unwanted": lambda: choose_ways(ada, {"replies": ["app"]}),
    }
    verbs[what]()
    assert letters() == []
    assert [(each.is_sent, each.settled_at is None) for each in Sending.objects.filter(way="mail")] == [
        (False, False)
    ]
    assert Letter.objects.count() == 0


def test_a_letter_that_was_made_leaves_out_what_was_read_before_it_is_sent(
    entry: Entry, ada: Person, bea: Person
) -> None:
    comment(entry, bea, "The blue ones.")
    tell_all()
    gather_letters(after(minutes=6))
    read_entry(ada, entry)
    send_letters(after(minutes=7))
    assert mail.outbox == []
    assert [(each.is_sent, each.settled_at is None) for each in Letter.objects.all()] == [(False, False)]


class _Failing(EmailBackend):
    error: BaseException | None = None
    is_taken = False

    def send_messages(self, messages: Any) -> int:
        taken = super().send_messages(messages) if self.is_taken or not self.error else 0
        if self.error:
            raise self.error
        return taken


class _CrashError(BaseException):
    """The worker is killed."""


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> type[_Failing]:
    """A mail server that may fail."""
    monkeypatch.setattr("flurfunk.notifications.sending.get_connection", _Failing)
    monkeypatch.setattr(_Failing, "error", None)
    monkeypatch.setattr(_Failing, "is_taken", False)
    return _Failing


def test_a_mail_server_that_fails_loses_nothing_and_doubles_nothing(
    entry: Entry, bea: Person, failing: type[_Failing]
) -> None:
    comment(entry, bea, "The blue ones.")
    failing.error = SMTPServerDisconnected("gone")
    assert letters(after(minutes=6)) == []
    failing.error = None
    assert letters(after(minutes=7)) == []
    (sent,) = letters(after(minutes=9))
    assert sent.subject == "Re: Seals"
    assert letters(after(hours=9)) == []


def test_an_address_that_does_not_exist_is_given_up(
    entry: Entry, bea: Person, failing: type[_Failing]
) -> None:
    comment(entry, bea, "The blue ones.")
    failing.error = SMTPRecipientsRefused({"ada@nordlicht.example": (550, b"no such user")})
    assert letters() == []
    failing.error = None
    assert letters(after(days=1)) == []
    assert [each.settled_at is None for each in Sending.objects.all()] == [False]


def test_a_crash_after_sending_sends_the_same_letter_under_the_same_name(
    entry: Entry, bea: Person, failing: type[_Failing]
) -> None:
    comment(entry, bea, "The blue ones.")
    failing.error, failing.is_taken = _CrashError(), True
    with pytest.raises(_CrashError):
        letters()
    (before,) = mail.outbox
    failing.error = None
    comment(entry, bea, "And another thing.")
    again, new = sorted(letters(after(minutes=11)), key=lambda sent: "another" in sent.body)
    assert message(again)["Message-ID"] == message(before)["Message-ID"]
    assert (again.body, "The blue ones." in new.body) == (before.body, False)


def test_quiet_hours_that_began_meanwhile_let_it_wait(entry: Entry, ada: Person, bea: Person) -> None:
    comment(entry, bea, "The blue ones.")
    tell_all()
    now = timezone.now()
    begin, end = ((now + timedelta(hours=hours)).time() for hours in (-1, 2))
    Person.objects.filter(pk=ada.pk).update(time_zone="UTC")
    keep_rhythm(ada, digest="daily", quiet_from=begin, quiet_until=end, shows_content=False)
    assert letters(now + timedelta(minutes=10)) == []
    assert len(letters(now + timedelta(hours=2, minutes=1))) == 1


def _way_out(sent: Any) -> str:
    return str(message(sent)["List-Unsubscribe"]).strip("<>").removeprefix("https://flurfunk.example")


def test_one_click_mutes_the_thread_signed_out_and_twice(entry: Entry, ada: Person, bea: Person) -> None:
    comment(entry, bea, "The blue ones.")
    way_out, browser = _way_out(letters()[0]), Browser()
    assert browser.get(way_out).status_code == 200
    assert Mute.objects.count() == 0
    for _ in range(2):
        answer = browser.post(way_out, {"List-Unsubscribe": "One-Click"}, HTTP_SEC_FETCH_SITE="none")
        assert answer.status_code == 200
    assert [each.person for each in Mute.objects.all()] == [ada]
    comment(entry, bea, "Red, then.")
    assert letters() == []
    assert browser.post(f"{way_out.removesuffix('/stop')}x/stop").status_code == 404


def test_an_invitations_letter_ends_letters_of_its_kind(
    closed_space: Space, ada: Person, mallory: Person
) -> None:
    invite(closed_space, mallory, by=ada)
    (sent,) = letters()
    assert sent.subject == "Ada Lindqvist invited you to Works council"
    Browser().post(_way_out(sent))
    assert list(ways_of(mallory)["spaces"]) == ["app", "push"]
    assert list(ways_of(mallory)["mentions"]) == ["app", "push", "mail"]
