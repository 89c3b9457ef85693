"""Listeners of the tests' own, and a queue that is empty before and after."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection

from flurfunk.events.jobs import tell_listeners
from flurfunk.events.listening import Listener
from flurfunk.events.models import Event
from tests.events.ledger.events import TABLE

Listening = Callable[..., None]


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> Listening:
    """Let these functions be all who listen."""

    def listen(*functions: Listener) -> None:
        named = tuple((f"listener {number}", function) for number, function in enumerate(functions, 1))
        for module in ("telling", "recording"):
            monkeypatch.setattr(f"flurfunk.events.{module}.listeners_of", lambda _kind: named)

    return listen


def run_job(event_id: int) -> None:
    """Run the job of an event as the worker does, on the test's own connection."""
    tell_listeners.func.__wrapped__(event_id)  # type: ignore[attr-defined]  # what functools.wraps leaves


@pytest.fixture
def empty_queue(transactional_db: None) -> Iterator[None]:
    """No job and no event of another test; the ledger is there and empty."""
    _execute(TABLE, "TRUNCATE ledger", "DELETE FROM procrastinate_jobs")
    Event.objects.all().delete()
    yield
    _execute("DROP TABLE ledger", "DELETE FROM procrastinate_jobs", "DELETE FROM procrastinate_workers")
    Event.objects.all().delete()


def _execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
