"""Which letter answers which."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flurfunk.kit.mail.subjects import Subject, read_subject
from flurfunk.kit.mail.threads import Link, Why, thread, thread_by_reference

_START = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Card:
    message_id: str
    subject: str = "Lathe"
    day: float = 0
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()

    @property
    def date(self) -> datetime | None:
        return _START + timedelta(days=self.day)


def test_an_answer_hangs_on_what_it_answers_and_else_on_its_nearest_ancestor() -> None:
    cards = [
        Card("d", day=3, in_reply_to=("gone",), references=("a", "b", "gone")),
        Card("c", day=2, in_reply_to=("b",), references=("a", "b")),
        Card("b", day=1, references=("a",)),
        Card("a"),
    ]
    forest = thread(cards)
    assert forest.roots == ("a",)
    assert forest.links == {
        letter: Link(to, Why.REFERENCE) for letter, to in (("b", "a"), ("c", "b"), ("d", "b"))
    }
    assert forest.threads == {"a": ("a", "b", "c", "d")}
    assert (forest.root_of("d"), forest.parent_of("a")) == ("a", None)
    assert thread(reversed(cards)) == forest


def test_letters_that_answer_the_same_absent_letter_belong_together() -> None:
    cards = [Card("1", "Part 1", 1, ("cover",)), Card("2", "Part 2", 2, ("cover",)), Card("3", "Part 3", 3)]
    assert thread(cards).links == {"2": Link("1", Why.SHARED_ABSENT)}
    assert thread_by_reference(cards).links == {}


def test_a_reply_without_references_is_found_by_its_subject_within_time() -> None:
    cards = [
        Card("1", "[shop] Lathe is loud", 0),
        Card("2", "AW: [shop] Lathe is loud", 2),
        Card("3", "Lathe is loud", 3),
        Card("4", "Re: Lathe is loud", 4),
        Card("5", "Re: Lathe is loud", 200),
        Card("6", "Fwd: Lathe is loud", 5),
        Card("7", "Re: ", 6),
    ]
    assert thread(cards).links == {"2": Link("1", Why.SUBJECT), "4": Link("3", Why.SUBJECT)}


def test_circles_are_opened() -> None:
    cards = [
        Card("a", day=1, in_reply_to=("c",)),
        Card("b", day=2, in_reply_to=("a",)),
        Card("c", day=3, in_reply_to=("b",)),
    ]
    forest = thread([*cards, Card("self", "Other", 4, ("self",))])
    assert forest.threads == {"a": ("a", "b", "c"), "self": ("self",)}


_IDS = st.sampled_from("abcdefgh")
_CARDS = st.lists(
    st.builds(
        Card,
        _IDS,
        st.sampled_from(["Lathe", "Re: Lathe", "Mill"]),
        st.integers(0, 5),
        st.lists(_IDS, max_size=2).map(tuple),
        st.lists(_IDS, max_size=3).map(tuple),
    ),
    unique_by=lambda card: card.message_id,
)


@given(_CARDS, st.randoms())
def test_any_order_gives_the_same_forest_without_circles(cards: list[Card], chance: Random) -> None:
    forest = thread(cards)
    shuffled = chance.sample(cards, len(cards))
    assert thread(shuffled) == forest
    assert sorted(letter for letters in forest.threads.values() for letter in letters) == sorted(
        card.message_id for card in cards
    )
    assert all(forest.root_of(letter) in forest.roots for letter in forest.ids)


def test_a_hundred_thousand_letters_take_seconds() -> None:
    cards = [
        Card(f"{n}", f"Re: Subject {n // 50}", n / 1000, (f"{n - 1}",) if n % 50 else (), (f"{n - n % 50}",))
        for n in range(100_000)
    ]
    begun = time.process_time()
    assert len(thread(cards).threads) == 2000
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("written", "subject"),
    [
        ("Lathe", Subject("Lathe", is_reply=False, is_forward=False)),
        ("Re: RE[2]: [USRP-users] Re: Lathe", Subject("Lathe", is_reply=True, is_forward=False)),
        ("AW: WG: Drehbank", Subject("Drehbank", is_reply=True, is_forward=True)),
        ("SV: Vs: VS: Svarv", Subject("Svarv", is_reply=True, is_forward=False)),
        ("回复：转发: 车床", Subject("车床", is_reply=True, is_forward=True)),
        (
            "Re: [PATCH v2 1/3] lathe: Run",
            Subject("[PATCH v2 1/3] lathe: Run", is_reply=True, is_forward=False),
        ),
        ("[PATCH] lathe: Run", Subject("[PATCH] lathe: Run", is_reply=False, is_forward=False)),
        ("Re: Mill (was: Lathe)", Subject("Mill", is_reply=True, is_forward=False)),
        ("Regarding: all", Subject("Regarding: all", is_reply=False, is_forward=False)),
        ("Re:", Subject("", is_reply=True, is_forward=False)),
    ],
)
def test_a_subject_is_what_its_prefixes_leave(written: str, subject: Subject) -> None:
    assert read_subject(written) == subject
