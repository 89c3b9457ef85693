"""What was said a moment ago, for pages that were made before it and listen only after it."""

import time
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

_KEPT = 60.0  # seconds; a page that takes longer to arrive is older than its links, too
_MOST = 5000  # signals of one gateway
_SKEW = 2.0  # seconds between two machines' clocks, and between reading and rendering

Signal = Mapping[str, Any]


class Recent:
    """The signals of the last minute, the newest last."""

    def __init__(self) -> None:
        self._kept: deque[tuple[float, frozenset[str], Signal]] = deque(maxlen=_MOST)

    def keep(self, sources: list[str], signal: Signal, *, now: float | None = None) -> None:
        """Remember a signal that was just said to these sources; `now` is in seconds of Unix time."""
        moment = time.time() if now is None else now
        self._kept.append((moment, frozenset(sources), signal))
        while self._kept[0][0] < moment - _KEPT:
            self._kept.popleft()

    def since(self, moment: float, sources: frozenset[str]) -> Iterator[Signal]:
        """Give what was said to one of the sources since a page was made, in the order in which it was said.

        What was said to be gone may have come back meanwhile: the page asks for it and sees.
        """
        for at, said_to, signal in self._kept:
            if at >= moment - _SKEW and said_to & sources:
                yield {key: value for key, value in signal.items() if key != "gone"}
