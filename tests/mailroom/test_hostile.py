"""Letters made to break something: each is settled in bounded time, and nothing of it gets where it should not."""

import time
from email import message_from_bytes

import pytest
from django.core import mail

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.feed.posting import post
from flurfunk.mailroom.models import IncomingMail, State
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from tests.mailroom.conftest import bring, letter, reply_to, wire, work


@pytest.fixture
def entry(ada: Person, open_space: Space) -> Entry:
    """Ada's question."""
    return post(ada, "Which press?", space=open_space)


def _head(person: Person, to: str, kind: str) -> bytes:
    named = f"From: {person.email}\r\nTo: {to}\r\nSubject: x\r\nMessage-ID: <hostile@x.example>\r\n"
    return f"{named}MIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n".encode()


def _nested(depth: int) -> bytes:
    opened = b"".join(
        b"--%d\r\nContent-Type: multipart/mixed; boundary=%d\r\n\r\n" % (n, n + 1) for n in range(depth)
    )
    return opened + b"--%d\r\nContent-Type: text/plain\r\n\r\nInside.\r\n" % depth


def _letters(depth: int) -> bytes:
    return b"Content-Type: message/rfc822\r\n\r\n" * depth + b"Inside."


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/mixed; boundary=0", _nested(1_500)),
        ("multipart/mixed; boundary=x", b"--x\r\nContent-Type: text/plain\r\n\r\na\r\n" * 100_000),
        ("multipart/mixed; boundary=x", b"--x\r\n" * 1_000_000),
        ("message/rfc822", _letters(20_000)),
        ("text/plain; charset=no-such-thing", b"Gr\xfc\xdfe \xff\xfe\x00"),
        ("text/plain; charset=utf-7", b"+AGEAYg-"),
        ("text/html", b"<div>" * 200_000 + b"deep"),
        ("text/html", b"<blockquote>" * 20_000 + b"deep"),
        ("text/plain", b"> " * 200_000),
        ("text/plain", b"On Mon wrote" * 100_000),
        ("text/plain", b"From: a\r\n" * 50_000),
        ("multipart/mixed", b"no boundary"),
    ],
)
def test_what_is_made_to_be_expensive_is_settled_soon(
    entry: Entry, bea: Person, kind: str, body: bytes
) -> None:
    to = reply_to(bea, entry)
    began = time.process_time()
    assert bring(_head(bea, to, kind) + body, to) == "250 2.0.0 We have it"
    (came,) = work()
    assert came.state in {State.DONE, State.REFUSED}
    assert time.process_time() - began < 10


def test_a_subject_cannot_add_a_header(entry: Entry, ada: Person) -> None:
    to = reply_to(ada, entry)
    raw = wire(letter(ada, to, "> only a quote")).replace(
        b"Re: The press", b"=?utf-8?q?x=0D=0ABcc:_mallory@evil.example=0D=0A=0D=0Abody?="
    )
    bring(raw, to)
    work()
    (sent,) = mail.outbox
    written = message_from_bytes(sent.message().as_bytes())
    assert (written["Bcc"], sent.recipients()) == (None, ["ada@nordlicht.example"])
    assert written["Subject"] == "Not published: x Bcc: mallory@evil.example body"


def test_a_message_id_cannot_add_a_header(entry: Entry, ada: Person) -> None:
    to = reply_to(ada, entry)
    raw = wire(letter(ada, to, "> only a quote"))
    start = raw.index(b"Message-ID: ")
    named = b"Message-ID: <a@b\r\n\tBcc: x@evil.example, \xff@c>"
    bring(raw[:start] + named + raw[raw.index(b"\r\n", start) :], to)
    work()
    assert mail.outbox[0].message()["Bcc"] is None


@pytest.mark.parametrize(
    "written",
    [
        b"From: ada@nordlicht.example\r\nFrom: mallory@nordlicht.example",
        b"From: mallory@nordlicht.example\r\nFrom: ada@nordlicht.example",
        b'From: "ada@nordlicht.example" <mallory@nordlicht.example>',
        b"From: ada@nordlicht.example <mallory@nordlicht.example>",
        b"From: mallory@nordlicht.example, ada@nordlicht.example",
        b"Sender: ada@nordlicht.example",
        b"From: ada@nordlicht.example\x00",
        b"From: ada@nordlicht.example@evil.example",
        b"From: =?utf-8?q?ada=40nordlicht.example?=, x@evil.example",
        b"From:",
        b"",
    ],
)
def test_from_must_be_one_person(entry: Entry, ada: Person, mallory: Person, written: bytes) -> None:
    to = reply_to(ada, entry)
    raw = wire(letter(ada, to, "As Ada."))
    named = b"From: Ada Lindqvist <ada@nordlicht.example>"
    assert named in raw
    bring(raw.replace(named, written), to)
    work()
    assert {c.author for c in Comment.objects.all()} <= {ada}
    assert not IncomingMail.objects.filter(person=mallory).exists()
    assert b"\x00" in written or not Comment.objects.exists()


def test_nothing_foreign_runs_and_names_reach_nobody_by_trick(entry: Entry, bea: Person) -> None:
    to = reply_to(bea, entry)
    made = letter(bea, to, "")
    made.set_content(
        '<p onclick="x()">Hi <a href="javascript:x()">there</a><img src="https://evil.example/track.gif"></p>',
        subtype="html",
    )
    bring(made, to)
    work()
    html = Comment.objects.get().html
    assert ("script" in html, "onclick" in html, "<img" in html) == (False, False, False)
