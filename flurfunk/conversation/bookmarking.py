"""Keep an entry to find it again, and no longer. It is nobody else's business, so it is no event."""

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Bookmark
from flurfunk.people.models import Person


def bookmark(entry: Entry, person: Person) -> None:
    """Keep an entry; does nothing where it is kept."""
    Bookmark.objects.get_or_create(entry=entry, person=person)


def forget(entry: Entry, person: Person) -> None:
    """Keep it no longer."""
    Bookmark.objects.filter(entry=entry, person=person).delete()
