"""Write down what happened, in the transaction in which it happens."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.db import connection, models
from django.utils import timezone

from flurfunk.events.listening import listeners_of
from flurfunk.events.models import Event
from flurfunk.kit.database import insert

if TYPE_CHECKING:
    from flurfunk.people.models import Person

_IS_HISTORY = ContextVar("is_history", default=False)
_CHRONICLE: ContextVar["list[Event] | None"] = ContextVar("chronicle", default=None)


def record(actor: "Person | None", kind: str, subject: models.Model, **details: Any) -> Event:
    """Record that `kind` (past tense, such as "entry.published") happened to `subject`.

    Must be called inside a transaction: the event and the job that tells the listeners exist exactly if the change
    does. `details` are small JSON values.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{kind} was recorded outside a transaction.")
    is_told = _IS_HISTORY.get() or not listeners_of(kind)
    event = Event(
        kind=kind,
        actor=actor,
        subject_type=str(subject._meta.label_lower),  # noqa: SLF001 - Django's documented name for the options
        subject_id=subject.pk,
        details=details,
        told_at=timezone.now() if is_told else None,
    )
    chronicle = _CHRONICLE.get()
    if chronicle is not None:
        chronicle.append(event)
        return event
    insert(event)
    if not is_told:
        from flurfunk.events.jobs import queue_telling

        queue_telling(event)
    return event


def record_all(kind: str, subjects: "Sequence[Person]") -> None:
    """Record of each of many people that they did the same, in one statement; of what nobody listens to."""
    if listeners_of(kind):
        for subject in subjects:
            record(subject, kind, subject)
        return
    now = timezone.now()
    Event.objects.bulk_create(
        Event(
            kind=kind,
            actor=subject,
            subject_type=str(subject._meta.label_lower),  # noqa: SLF001 - as above
            subject_id=subject.pk,
            told_at=now,
        )
        for subject in subjects
    )


@contextmanager
def history() -> Iterator[None]:
    """Record what happened long ago: it is written down like everything else, but nobody is told of it now."""
    token = _IS_HISTORY.set(True)
    try:
        yield
    finally:
        _IS_HISTORY.reset(token)


@contextmanager
def history_at_once() -> Iterator[None]:
    """Record history of one transaction, which must be open: all of it is written in one go at the end."""
    events: list[Event] = []
    token = _CHRONICLE.set(events)
    try:
        with history():
            yield
    finally:
        _CHRONICLE.reset(token)
    Event.objects.bulk_create(events, batch_size=1000)
