"""Who hears what happens in a space."""

from flurfunk.people.models import Person
from flurfunk.spaces.models import Space


def space(person: Person, space_id: str) -> frozenset[str]:
    """Let hear who may read it."""
    if not (space_id.isascii() and space_id.isdecimal()):
        return frozenset()
    may_read = Space.objects.readable_by(person).filter(pk=int(space_id)).exists()
    return frozenset({f"space:{space_id}"}) if may_read else frozenset()
