"""The only door to the live bus: what is published takes effect when the transaction commits, and not if it fails."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

CHANNEL = "flurfunk_live"
_LONGEST = 7800  # bytes; PostgreSQL refuses notifications from 8000 on


def publish(sources: Sequence[str], signal: Mapping[str, Any]) -> None:
    """Send a signal (ids and addresses, no content) to whoever listens to one of the sources, such as "space:3"."""
    for start in range(0, len(sources), 100):
        _notify({"to": sources[start : start + 100], "signal": signal})


def recheck_person(person_id: int) -> None:
    """Make every socket of a person prove again what it may hear; sockets whose session ended are closed."""
    _notify({"recheck_person": person_id})


def recheck_source(source: str) -> None:
    """Make every socket that hears a source prove again that it may."""
    _notify({"recheck_source": source})


def _notify(message: Mapping[str, Any]) -> None:
    payload = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    if len(payload.encode()) > _LONGEST:
        raise ValueError("A live message holds ids, not content.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])
