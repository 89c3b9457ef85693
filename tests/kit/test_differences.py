"""Two texts compared word by word, in bounded time."""

import random
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flurfunk.kit.differences import Part, compare_words


def _texts(parts: list[Part]) -> tuple[str, str]:
    return (
        "".join(p.text for p in parts if p.op != "added"),
        "".join(p.text for p in parts if p.op != "removed"),
    )


@pytest.mark.parametrize(
    ("former", "current", "parts"),
    [
        ("", "", []),
        ("", "new", [Part("added", "new")]),
        ("old", "", [Part("removed", "old")]),
        ("same", "same", [Part("same", "same")]),
        (
            "the red car",
            "the blue car",
            [("same", "the "), ("removed", "red"), ("added", "blue"), ("same", " car")],
        ),
        ("a b", "a c b", [("same", "a "), ("added", "c "), ("same", "b")]),
        ("end", "end.", [("same", "end"), ("added", ".")]),
        ("一二", "一三", [("removed", "一二"), ("added", "一三")]),
    ],
)
def test_what_was_removed_stands_before_what_came_instead(
    former: str, current: str, parts: list[tuple[str, str]]
) -> None:
    assert [(p.op, p.text) for p in compare_words(former, current)] == [
        (p.op, p.text) if isinstance(p, Part) else p for p in parts
    ]


@settings(max_examples=200, deadline=None)
@given(st.text("ab \n.", max_size=60), st.text("ab \n.", max_size=60))
def test_both_texts_can_be_read_from_the_parts(former: str, current: str) -> None:
    parts = compare_words(former, current)
    assert _texts(parts) == (former, current)
    assert all(part.text for part in parts)
    assert all(a.op != b.op for a, b in pairwise(parts))


def _numbers(count: int, values: int) -> str:
    rng = random.Random(count)
    return " ".join(str(rng.randrange(values)) for _ in range(count))


@pytest.mark.parametrize(
    ("former", "current"),
    [
        ("a word " * 14_000, "word a " * 14_000),
        ("." * 100_000, "," + "." * 99_998 + ","),
        (".\n" * 50_000, "x\n" + ".\n" * 49_000 + "y"),
        (_numbers(20_000, 4000), _numbers(20_001, 4000)),
        (_numbers(9000, 40).replace(" ", "\n"), _numbers(9001, 40).replace(" ", "\n")),
        (" " * 100_000, "\n" * 100_000),
        ("x" * 100_000, "y" * 100_000),
    ],
)
def test_texts_made_to_take_long_take_no_more_than_seconds(former: str, current: str) -> None:
    started = process_time()
    assert _texts(compare_words(former, current)) == (former, current)
    assert process_time() - started < 5
