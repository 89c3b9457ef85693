"""Who hears what happens to an entry."""

from flurfunk.content.models import Entry
from flurfunk.people.models import Person


def entry(person: Person, entry_id: str) -> frozenset[str]:
    """Let hear who may see it. The second source is only ever used to make them prove it again."""
    if not (entry_id.isascii() and entry_id.isdecimal()):
        return frozenset()
    found = Entry.objects.visible_to(person).filter(pk=int(entry_id)).values_list("space_id", flat=True)
    return frozenset({f"entry:{entry_id}", f"within:{found[0]}"}) if found else frozenset()
