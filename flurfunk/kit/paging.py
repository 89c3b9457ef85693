"""Pagination by key: a page costs the same wherever in the list it lies."""

import base64
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_UNCOMPARABLE = re.compile(r"[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some rows and, where there are more, the key after which the next page begins."""

    rows: Sequence[T]
    next_key: str | None


def cut(rows: Sequence[T], size: int, key: Callable[[T], Sequence[Any]]) -> Page[T]:
    """Make a page of `size` rows out of up to `size + 1` that were read."""
    if len(rows) <= size:
        return Page(rows, None)
    shown = rows[:size]
    return Page(shown, encode_key(key(shown[-1])))


def encode_key(values: Sequence[Any]) -> str:
    """Write the values a list is ordered by as one opaque word for an address."""
    packed = json.dumps([str(v) for v in values], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def decode_key(word: str | None, *, length: int) -> tuple[str, ...] | None:
    """Read a key back; None for none or for one that somebody made up."""
    if not word or len(word) > 1000:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, list) or len(values) != length:
        return None
    # Neither NUL nor half a surrogate pair can be compared with anything in the database.
    if not all(isinstance(v, str) and not _UNCOMPARABLE.search(v) for v in values):
        return None
    return tuple(values)
