"""What of a person's notifications is still worth sending: unread, in sight, not muted and wanted this way."""

from collections.abc import Iterable

from flurfunk.conversation.models import Mute
from flurfunk.notifications.models import Notification, Way
from flurfunk.notifications.ways import ways_of
from flurfunk.people.models import Person


def still_wanted(person: Person, ids: Iterable[int], way: Way) -> list[Notification]:
    """Give those of the notifications that have not become needless since they were queued, the oldest first."""
    if not person.is_active:
        return []
    about = ("entry__space", "entry__author", "comment", "space", "event", "actor")
    rows = Notification.objects.shown_to(person).unread().filter(pk__in=list(ids)).select_related(*about)
    muted = set(Mute.objects.filter(person=person).values_list("entry", flat=True))
    ways = ways_of(person)
    return [
        each
        for each in rows.order_by("pk")
        if way in ways[each.why.what] and (each.why.is_personal or each.entry_id not in muted)
    ]
