"""What the ledger listens to: everything, twice."""

import os
import time

from django.db import connection

from flurfunk.events.models import Event

LISTENERS = ["tests.events.ledger.events.first", "tests.events.ledger.events.second"]

TABLE = """
CREATE TABLE IF NOT EXISTS ledger (
    id serial PRIMARY KEY, event bigint, listener text, subject bigint, process int
)
"""


def first(event: Event) -> None:
    """Write it down, and take a while before it is committed."""
    _write(event, "first")
    time.sleep(0.03)


def second(event: Event) -> None:
    """Write it down again."""
    _write(event, "second")


def _write(event: Event, listener: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger (event, listener, subject, process) VALUES (%s, %s, %s, %s)",
            [event.pk, listener, event.subject_id, os.getpid()],
        )
