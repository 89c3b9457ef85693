"""What an open page wishes to hear: read from what it sends, with nothing taken for granted."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MOST_STREAMS = 50
_LONGEST_MESSAGE = 4000
_LONGEST_NAME = 60
_FAR_AHEAD = 1e11  # seconds


@dataclass(frozen=True)
class Wish:
    """The streams to leave, those to hear, and when (Unix time in seconds) the page was made that wishes it."""

    leaves: Sequence[str] = ()
    hears: Sequence[str] = ()
    since: float | None = None


def read_wish(message: Mapping[str, Any]) -> Wish:
    """Read what a page wishes; nothing where the message makes no sense."""
    text = message.get("text") or ""
    try:
        wish = json.loads(text) if len(text) <= _LONGEST_MESSAGE else None
    except (ValueError, RecursionError):
        wish = None
    if not isinstance(wish, dict):
        return Wish()
    return Wish(_names(wish.get("unsubscribe")), _names(wish.get("subscribe")), _moment(wish.get("since")))


def _names(wished: object) -> list[str]:
    return [name for name in wished if _is_name(name)][:MOST_STREAMS] if isinstance(wished, list) else []


def _moment(wished: object) -> float | None:
    return float(wished) if isinstance(wished, int | float) and 0 < wished < _FAR_AHEAD else None


def _is_name(name: object) -> bool:
    return isinstance(name, str) and len(name) <= _LONGEST_NAME and name.isascii() and name.isprintable()
