"""The job that follows every event, and the one that looks for events whose job was lost."""

from flurfunk.events.models import Event
from flurfunk.events.telling import tell
from flurfunk.jobs.queue import job, job_every_minute, queue


@job
def tell_listeners(event_id: int) -> None:
    """Tell whoever listens of an event; does nothing if all have been told."""
    event = Event.objects.filter(pk=event_id, told_at=None).select_related("actor").first()
    if event is not None:
        tell(event)


def queue_telling(event: Event) -> None:
    """Queue the job; its lock makes workers tell of one subject in the order in which things happened to it."""
    lock = f"{event.subject_type}:{event.subject_id}"
    queue(tell_listeners, lock=lock, event_id=event.pk)


@job_every_minute
def queue_lost_events() -> None:
    """Queue again what nobody was told of and nobody will be."""
    from flurfunk.events.rescuing import rescue_lost

    rescue_lost()
