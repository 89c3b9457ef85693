"""The fragment cache: HTML rendered once per version and language, with slots for what differs per viewer.

A template marks a slot with `{{ slot("name", "argument") }}`. The cached HTML is kept cut at the slots; showing it
to somebody means filling them and joining, which costs microseconds where rendering costs milliseconds.
"""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import NamedTuple

from markupsafe import Markup

# Not guessable, so text that somebody wrote can never pass for a slot.
_MARK = f"\x1f{secrets.token_hex(8)}\x1f"

SlotFiller = Callable[[str], str]


class Slot(NamedTuple):
    """A place in a cached fragment that is filled for each viewer."""

    name: str
    argument: str


Cut = tuple[str | Slot, ...]  # text and slots by turns


def slot(name: str, argument: object = "") -> Markup:
    """Mark a place in a cached template that is filled for each viewer."""
    return Markup(f"{_MARK}{name}:{argument}{_MARK}")  # noqa: S704 - the mark is ours, the filler escapes


class FragmentCache:
    """A bounded cache of cut fragments in this process, the least recently used leave first."""

    def __init__(self, *, max_characters: int) -> None:
        self._max = max_characters
        self._held = 0
        self._kept: OrderedDict[Hashable, Cut] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, render: Callable[[], str]) -> Cut:
        """Give the cut fragment for the key, rendering it on the first call."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        pieces = _cut(render())
        with self._lock:
            if key not in self._kept:
                self._kept[key] = pieces
                self._held += _size(pieces)
            while self._held > self._max and len(self._kept) > 1:
                self._held -= _size(self._kept.popitem(last=False)[1])
        return pieces

    def whole(self, key: Hashable, render: Callable[[], str]) -> str:
        """Give a fragment that has no slots."""
        return str(self.get(key, render)[0])

    def peek(self, key: Hashable) -> Cut | None:
        """Give the cut fragment if it is there."""
        with self._lock:
            return self._kept.get(key)

    def clear(self) -> None:
        """Forget everything, for tests and for the bench of cold fragments."""
        with self._lock:
            self._kept.clear()
            self._held = 0


def fill(pieces: Cut, fillers: Mapping[str, SlotFiller]) -> Markup:
    """Join a cut fragment, each slot filled by the filler of its name."""
    filled = [fillers[each.name](each.argument) if type(each) is Slot else each for each in pieces]
    return Markup("".join(filled))  # type: ignore[arg-type]  # noqa: S704 - from autoescaped templates, fillers escape


def _cut(html: str) -> Cut:
    # Plain text even where a template gave Markup, which is slower at everything.
    parts = str.split(html, _MARK)
    return tuple(Slot(*part.split(":", 1)) if index % 2 else part for index, part in enumerate(parts))


def _size(pieces: Cut) -> int:
    return sum(len(piece) for piece in pieces if not isinstance(piece, Slot))


cache = FragmentCache(max_characters=64_000_000)
# Fragments whose slots are filled, for all who see the same; kept apart, because time alone changes many of them.
filled = FragmentCache(max_characters=8_000_000)


def forget_all() -> None:
    """Forget every fragment, for tests: their ids begin anew."""
    cache.clear()
    filled.clear()
