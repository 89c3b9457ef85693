"""The job that follows every event, and the one that looks for events whose job was lost."""

import json

from flurfunk.events.models import Event
from flurfunk.events.telling import tell
from flurfunk.jobs.queue import job, job_every_minute
from flurfunk.kit.database import write_rows


@job
def tell_listeners(event_id: int) -> None:
    """Tell whoever listens of an event; does nothing if all have been told."""
    event = Event.objects.filter(pk=event_id, told_at=None).select_related("actor").first()
    if event is not None:
        tell(event)


# What `.configure(lock=…).defer(…)` does, in one statement that PostgreSQL has planned already: every verb ends so.
_DEFER = """SELECT procrastinate_defer_jobs_v1(ARRAY[
    ROW(%s, %s, %s::int, %s, NULL, %s::jsonb, NULL)::procrastinate_job_to_defer_v1])"""


def queue_telling(event: Event) -> None:
    """Queue the job; its lock makes workers tell of one subject in the order in which things happened to it."""
    lock = f"{event.subject_type}:{event.subject_id}"
    task, ids = tell_listeners, json.dumps({"event_id": event.pk})
    write_rows(_DEFER, [task.queue, task.name, task.priority, lock, ids])


@job_every_minute
def queue_lost_events() -> None:
    """Queue again what nobody was told of and nobody will be."""
    from flurfunk.events.rescuing import rescue_lost

    rescue_lost()
