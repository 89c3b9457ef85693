"""Find an entry as a view needs it: only among what the person can see, with their membership in its space."""

from django.shortcuts import get_object_or_404

from flurfunk.content.models import Entry
from flurfunk.people.models import Person
from flurfunk.spaces.models import Membership


def find_entry(person: Person, entry_id: int, kind: str | None = None) -> Entry:
    """Find an entry among those the person can see. Raises Http404."""
    entries = Entry.objects.visible_to(person).select_related("author__deactivation", "space__archiving")
    found: Entry = get_object_or_404(entries.filter(kind=kind) if kind else entries, pk=entry_id)
    return found


def membership_in(person: Person, entry: Entry) -> Membership | None:
    """Give the person's membership in the entry's space."""
    if entry.space_id is None:
        return None
    return Membership.objects.filter(person=person, space=entry.space_id).first()
