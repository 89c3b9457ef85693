"""The fragment cache: HTML rendered once per version and language, with slots for what differs per viewer.

A template marks a slot with `{{ slot("name", "argument") }}`. The cached HTML is kept cut at the slots; showing it
to somebody means filling them and joining, which costs microseconds where rendering costs milliseconds.
"""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from threading import Lock

from markupsafe import Markup

# Not guessable, so text that somebody wrote can never pass for a slot.
_MARK = f"\x1f{secrets.token_hex(8)}\x1f"

SlotFiller = Callable[[str], str]
Cut = tuple[str, ...]


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
        pieces = tuple(render().split(_MARK))
        with self._lock:
            if key not in self._kept:
                self._kept[key] = pieces
                self._held += _size(pieces)
            while self._held > self._max and len(self._kept) > 1:
                self._held -= _size(self._kept.popitem(last=False)[1])
        return pieces

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
    filled = list(pieces)
    for index in range(1, len(filled), 2):
        name, _, argument = filled[index].partition(":")
        filled[index] = fillers[name](argument)
    return Markup("".join(filled))  # noqa: S704 - pieces come from autoescaped templates, fillers escape


def _size(pieces: Cut) -> int:
    return sum(map(len, pieces))


cache = FragmentCache(max_characters=64_000_000)
