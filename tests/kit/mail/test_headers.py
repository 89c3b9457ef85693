"""Fields, ids, names and dates as senders really write them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from flurfunk.kit.mail.addresses import Mailbox, mailboxes
from flurfunk.kit.mail.dates import written_at
from flurfunk.kit.mail.headers import answered_ids, message_id, readable, referenced_ids


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("plain", "plain"),
        ("=?utf-8?q?Caf=C3=A9_?= =?utf-8?q?au_lait?=", "Café au lait"),
        ("=?UTF-8?B?w7ZsZQ==?=", "öle"),
        ("=?iso-8859-1?Q?Gr=FC=DFe aus K=F6ln?=", "Grüße aus Köln"),
        ("=?utf-8?B?5L2g5aU=?= =?utf-8?B?ve+8jOS4lueVjA==?=", "你好，世界"),
        ("=?utf-8?b?44GT44KT44Gr44Gh44Gv?=  =?utf-8?b?8J+Riw==?=", "こんにちは👋"),
        ("Re: =?koi8-r?B?8NLJ18XU?= und mehr", "Re: Привет und mehr"),
        ("=?gb2312?B?u9i4tA==?=: x", "回复: x"),
        ("=?x-no-such?Q?caf=C3=A9?=", "café"),
        ("=?utf-8?q?broken", "=?utf-8?q?broken"),
        ("a\n\tfolded\x00 one", "a folded one"),
    ],
)
def test_encoded_words_become_what_was_meant(written: str, read: str) -> None:
    assert readable(written) == read


def test_ids_are_told_apart_even_when_they_end_in_the_middle() -> None:
    assert message_id("<87zfhik52e.fsf@>") == "87zfhik52e.fsf@"
    assert message_id(" <a.b\n\t@example.org> (by robot)") == "a.b@example.org"
    assert message_id("no-brackets@example.org") == "no-brackets@example.org"
    assert message_id("<>") == ""


def test_an_answer_names_ids_with_remarks_and_without_brackets() -> None:
    remark = '<m1@example.org>\n\t(Ada Lind\'s message of "Mon, 17 Mar 2025 21:46:43 -0400" ada@example.org)'
    assert answered_ids(remark) == ("m1@example.org",)
    assert answered_ids("f91fb1a65f73@example.org") == ("f91fb1a65f73@example.org",)
    assert answered_ids('Your message of "Monday" (from ada@example.org)') == ()
    assert referenced_ids("a@x\n\t<b@y>,<c@z> <d@>") == ("a@x", "b@y", "c@z", "d@")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ada <ada@Example.ORG>", [Mailbox("Ada", "ada@example.org")]),
        ('"Lind, Ada" <a@x.org>, b@x.org', [Mailbox("Lind, Ada", "a@x.org"), Mailbox("", "b@x.org")]),
        ("=?utf-8?q?Wi=C5=9Bniewska=2C_Zeynep?= <z@x.org>", [Mailbox("Wiśniewska, Zeynep", "z@x.org")]),
        ("ada at x.org (Ada Lind)", [Mailbox("Ada Lind", "ada@x.org")]),
        ("friends: a@x.org, Bea <b@x.org>;", [Mailbox("", "a@x.org"), Mailbox("Bea", "b@x.org")]),
        ("undisclosed-recipients:;", []),
        ("'ada@x.org' <ada@x.org>", [Mailbox("", "ada@x.org")]),
        ("Nobody at all", [Mailbox("Nobody at all", "")]),
    ],
)
def test_names_and_addresses_are_found(written: str, read: list[Mailbox]) -> None:
    assert mailboxes(written) == tuple(read)


_ARRIVED = ("from a by b; Mon, 1 Jan 2024 12:00:05 +0000", "from x by a; Mon, 1 Jan 2024 12:00:00 +0000")


@pytest.mark.parametrize(
    ("date", "moment", "problem"),
    [
        (
            "Mon, 01 Jan 2024 13:00:00 +0100 (CET)",
            datetime(2024, 1, 1, 13, tzinfo=timezone(timedelta(hours=1))),
            "",
        ),
        ("1 Jan 24 12:00 GMT", datetime(2024, 1, 1, 12, tzinfo=UTC), ""),
        ("2024-01-01T12:00:00Z", datetime(2024, 1, 1, 12, tzinfo=UTC), ""),
        ("", datetime(2024, 1, 1, 12, tzinfo=UTC), "no usable date, taken from its arrival"),
        ("Mon, 35 Foo 2024", datetime(2024, 1, 1, 12, tzinfo=UTC), "no usable date, taken from its arrival"),
        (
            "Thu, 1 Jan 1970 00:00:00 +0000",
            datetime(2024, 1, 1, 12, tzinfo=UTC),
            "no usable date, taken from its arrival",
        ),
        ("Sat, 1 Jan 2050 00:00:00 +0000", datetime(2024, 1, 1, 12, tzinfo=UTC), "dated after its arrival"),
    ],
)
def test_a_date_out_of_reason_gives_way_to_the_arrival(date: str, moment: datetime, problem: str) -> None:
    assert written_at(date, _ARRIVED) == (moment, problem)


def test_without_any_date_there_is_none() -> None:
    assert written_at("soon", ()) == (None, "no usable date")
