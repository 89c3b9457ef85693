"""What an open page wishes to hear: read from what it sends, with nothing taken for granted."""

import json
from collections.abc import Mapping
from typing import Any

MOST_STREAMS = 50
_LONGEST_MESSAGE = 4000
_LONGEST_NAME = 60


def read_wish(message: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Give the streams to leave and those to hear; none where the message makes no sense."""
    text = message.get("text") or ""
    try:
        wish = json.loads(text) if len(text) <= _LONGEST_MESSAGE else None
    except (ValueError, RecursionError):
        wish = None
    if not isinstance(wish, dict):
        return [], []
    return _names(wish.get("unsubscribe")), _names(wish.get("subscribe"))


def _names(wished: object) -> list[str]:
    return [name for name in wished if _is_name(name)][:MOST_STREAMS] if isinstance(wished, list) else []


def _is_name(name: object) -> bool:
    return isinstance(name, str) and len(name) <= _LONGEST_NAME and name.isascii() and name.isprintable()
