"""Share an entry: in a post, under words of one's own."""

from flurfunk.content.models import Entry
from flurfunk.feed.models import Share
from flurfunk.people.models import Person


def shared_by(entry: Entry, person: Person) -> Entry | None:
    """Give what is shared when somebody shares an entry they see: of a share its original, if it is seen."""
    share = Share.objects.filter(entry=entry).first()
    if share is None:
        return entry
    seen = Entry.objects.visible_to(person).with_people()
    return seen.filter(shares=share).first()


def is_share(entry: Entry) -> bool:
    """Tell whether an entry shares another, and so says something without words."""
    return Share.objects.filter(entry=entry).exists()


def add_share(entry: Entry, original: Entry) -> Share:
    """Let an entry that is being published show another."""
    return Share.objects.create(entry=entry, original=original)
