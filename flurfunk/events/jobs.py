"""The job that follows every event."""

from flurfunk.events.models import Event
from flurfunk.events.telling import tell
from flurfunk.jobs.queue import job


@job
def tell_listeners(event_id: int) -> None:
    """Tell whoever listens of an event; does nothing if all have been told."""
    event = Event.objects.filter(pk=event_id, told_at=None).select_related("actor").first()
    if event is not None:
        tell(event)
