"""Keep the dates beside the taggings in step with their entries."""

from django.db.models import OuterRef, Subquery

from flurfunk.content.models import Entry
from flurfunk.events.listening import hears
from flurfunk.events.models import Event
from flurfunk.topics.models import Tagging


@hears("comment.added")
def follow_activity(event: Event) -> None:
    """Listener: a comment moves its entry's activity, and with it the entry's place under its topics."""
    activity = Entry.objects.filter(pk=OuterRef("entry_id")).values("activity_at")
    Tagging.objects.filter(entry_id=event.details["entry"]).update(activity_at=Subquery(activity))
