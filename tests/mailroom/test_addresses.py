"""Addresses: what stands in them, who may use them, and that nobody else can make one."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flurfunk.conversation.commenting import comment
from flurfunk.feed.posting import post
from flurfunk.mailroom.addressing import Place, destination, is_ours
from flurfunk.mailroom.listening import Listen, NoListenError, read_listen
from flurfunk.mailroom.tokens import ReplyTo, read, sign
from flurfunk.notifications.ways import choose_ways
from flurfunk.people.models import Person
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.mailing import mail_address
from flurfunk.spaces.models import Space
from tests.notifications.conftest import letters

_NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_word_says_who_answers_what_until_when() -> None:
    word = sign(7, 300, 70_000, now=_NOW)
    assert read(word) == ReplyTo(7, 300, 70_000, datetime(2027, 5, 22, tzinfo=UTC))
    assert read(sign(7, 300, None, now=_NOW)) == ReplyTo(7, 300, None, datetime(2027, 5, 22, tzinfo=UTC))


def test_a_word_survives_programs_that_change_its_case() -> None:
    word = sign(7, 300, None, now=_NOW)
    assert word == word.lower()
    assert read(word.upper()) == read(word)


def test_a_word_fits_into_an_address_for_a_long_time() -> None:
    assert len("reply+" + sign(2**31, 2**35 - 1, 2**35 - 1, now=_NOW)) <= 64


@given(st.integers(0, 199), st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"))
def test_no_letter_of_a_word_can_be_changed(place: int, by: str) -> None:
    word = sign(7, 300, 12, now=_NOW)
    place %= len(word)
    changed = word[:place] + by + word[place + 1 :]
    found = read(changed)
    # The last letter holds a few bits of nothing: changing only those changes nothing that is said.
    assert found is None or (found == read(word) and (changed == word or place == len(word) - 1))


@given(st.text(max_size=80))
def test_what_somebody_makes_up_is_no_word(text: str) -> None:
    assert read(text) is None


def test_a_word_for_something_else_is_none(settings: Any) -> None:
    word = sign(7, 300, None, now=_NOW)
    settings.SECRET_KEY = "another"
    assert read(word) is None


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("Hydraulics@flur.nordlicht.example", Place(slug="hydraulics")),
        ("<hydraulics@flur.nordlicht.example>", Place(slug="hydraulics")),
        ("space+12@flur.nordlicht.example", Place(number=12)),
        ("reply+abc@flur.nordlicht.example", None),
        ("reply@flur.nordlicht.example", Place(slug="reply")),
    ],
)
def test_an_address_names_a_place(address: str, place: Place | None) -> None:
    assert destination(address) == place


def test_only_our_domain_is_ours(settings: Any) -> None:
    assert is_ours("x@FLUR.nordlicht.example")
    assert not is_ours("x@nordlicht.example")
    assert not is_ours("x@evil.flur.nordlicht.example")
    settings.MAIL_DOMAIN = ""
    assert not is_ours("x@")


def test_a_space_has_its_word_or_its_number(open_space: Space, olu: Person, settings: Any) -> None:
    foreign, taken = create_space(olu, "水力学"), create_space(olu, "Postmaster")
    assert mail_address(open_space) == "hydraulics@flur.nordlicht.example"
    assert mail_address(foreign) == f"space+{foreign.pk}@flur.nordlicht.example"
    assert mail_address(taken) == f"space+{taken.pk}@flur.nordlicht.example"
    settings.MAIL_DOMAIN = ""
    assert mail_address(open_space) == ""


def test_a_letter_says_where_its_answer_goes(open_space: Space, ada: Person, bea: Person) -> None:
    choose_ways(ada, {"replies": ["app", "mail"]})
    entry = post(ada, "The press is here.", space=open_space)
    said = comment(entry, bea, "Which colour?")
    sent = next(mail for mail in letters() if mail.to == [ada.email])
    found = destination(sent.reply_to[0])
    assert isinstance(found, ReplyTo)
    assert (found.person, found.entry, found.comment) == (ada.pk, entry.pk, said.pk)
    assert timedelta(days=178) < found.until - datetime.now(UTC) <= timedelta(days=180)


def test_without_a_domain_a_letter_gives_no_address(
    open_space: Space, ada: Person, bea: Person, settings: Any
) -> None:
    settings.MAIL_DOMAIN = ""
    choose_ways(ada, {"replies": ["app", "mail"]})
    comment(post(ada, "The press is here.", space=open_space), bea, "Which colour?")
    assert [mail.reply_to for mail in letters()] == [[]]


@pytest.mark.parametrize(
    ("text", "listen"),
    [
        ("", None),
        ("lmtp:127.0.0.1:2424", Listen(True, host="127.0.0.1", port=2424)),
        ("smtp:[::1]:25", Listen(False, host="::1", port=25)),
        ("lmtp:unix:/run/flurfunk/lmtp", Listen(True, path="/run/flurfunk/lmtp")),
    ],
)
def test_where_mail_is_taken_in_can_be_said(text: str, listen: Listen | None) -> None:
    assert read_listen(text) == listen


@pytest.mark.parametrize("text", ["127.0.0.1:2424", "lmtp:127.0.0.1", "pop3:h:1", "smtp:h:99999", "lmtp:h:٣"])
def test_what_cannot_be_read_is_said_so(text: str) -> None:
    with pytest.raises(NoListenError):
        read_listen(text)
