"""Keys of pages: opaque, and harmless when made up."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flurfunk.content.listing import paging
from flurfunk.kit.paging import cut, decode_key, encode_key


def _word(value: object) -> str:
    packed = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20), max_size=4
    )
)
def test_a_key_is_read_back_as_it_was(values: list[str]) -> None:
    assert decode_key(encode_key(values), length=len(values)) == (
        tuple(values) if encode_key(values) else None
    )


@pytest.mark.parametrize(
    "word",
    [
        None,
        "",
        "no",
        "é",
        "====",
        "A" * 1001,
        "\x00",
        "%5B%5D",
        _word([]),
        _word(["a"]),
        _word(["a", "b", "c"]),
        _word({"a": 1, "b": 2}),
        _word(["a", 2]),
        _word(["a", None]),
        _word(["a", ["b"]]),
        _word(["a", "\x00"]),
        _word(b'["a", "\\ud800"]'),
        _word(b"\xff\xff"),
        _word(b"[" * 740),
        _word(b"[" + b"9" * 700 + b', "x"]'),
    ],
)
def test_a_made_up_key_is_none(word: str | None) -> None:
    assert decode_key(word, length=2) is None


@pytest.mark.parametrize(
    "key",
    [
        ["yesterday", "7"],
        ["2026-11-23T10:00:00", "7"],
        ["2026-11-23T10:00:00+00:00", "seven"],
        ["2026-11-23T10:00:00+00:00", "-1"],
        ["2026-11-23T10:00:00+00:00", "9" * 40],
        ["2026-11-23T10:00:00+00:00", "9" * 600],
        ["9" * 300, "1"],
    ],
)
def test_a_list_that_is_given_a_made_up_key_begins_at_its_beginning(key: list[str]) -> None:
    assert paging(encode_key(key)) == {"before_at": "infinity", "before_id": 2**62, "size": 21}


def test_a_page_ends_where_it_is_full_and_says_where_the_next_begins() -> None:
    page = cut([5, 4, 3], 2, lambda n: (n, "x"))
    assert (page.rows, decode_key(page.next_key, length=2)) == ([5, 4], ("4", "x"))
    assert cut([5, 4], 2, lambda n: (n,)).next_key is None
    assert cut([], 2, lambda n: (n,)).next_key is None
