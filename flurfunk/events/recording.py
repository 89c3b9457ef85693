"""Write down what happened, in the transaction in which it happens."""

from typing import TYPE_CHECKING, Any

from django.db import connection, models

from flurfunk.events.models import Event

if TYPE_CHECKING:
    from flurfunk.people.models import Person


def record(actor: "Person | None", kind: str, subject: models.Model, **details: Any) -> Event:
    """Record that `kind` (past tense, such as "entry.published") happened to `subject`.

    Must be called inside a transaction: the event and the job that tells the listeners exist exactly if the change
    does. `details` are small JSON values.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{kind} was recorded outside a transaction.")
    from flurfunk.events.jobs import tell_listeners

    subject_type = str(subject._meta.label_lower)  # noqa: SLF001 - Django's documented name for the options
    event = Event.objects.create(
        kind=kind, actor=actor, subject_type=subject_type, subject_id=subject.pk, details=details
    )
    # The lock makes the worker tell of one subject in the order in which things happened to it.
    tell_listeners.configure(lock=f"{subject_type}:{subject.pk}").defer(event_id=event.pk)
    return event
