"""Delete an entry and bring it back."""

from django.db import transaction

from flurfunk.content.models import Deletion, Entry, Pin, Status
from flurfunk.events.recording import record
from flurfunk.people.models import Person


@transaction.atomic
def delete(entry: Entry, *, by: Person) -> None:
    """Take an entry out of everybody's sight; it can be brought back."""
    Deletion.objects.get_or_create(entry=entry, defaults={"by": by})
    Pin.objects.filter(entry=entry).delete()
    entry.status = Status.DELETED
    entry.save(update_fields=["status"])
    record(by, "entry.deleted", entry)


@transaction.atomic
def bring_back(entry: Entry, *, by: Person) -> None:
    """Undo the deletion."""
    Deletion.objects.filter(entry=entry).delete()
    entry.status = Status.PUBLISHED
    entry.save(update_fields=["status"])
    record(by, "entry.brought_back", entry)


@transaction.atomic
def pin(entry: Entry, *, by: Person) -> None:
    """Keep an entry on top of its space."""
    Pin.objects.get_or_create(entry=entry, defaults={"by": by})
    record(by, "entry.pinned", entry)


@transaction.atomic
def unpin(entry: Entry, *, by: Person) -> None:
    """Let an entry sink again."""
    Pin.objects.filter(entry=entry).delete()
    record(by, "entry.unpinned", entry)
