"""Who hears what happens in a space."""

from flurfunk.people.models import Person
from flurfunk.spaces.models import Membership, Space
from flurfunk.spaces.rules import keeps_order


def space(person: Person, space_id: str) -> frozenset[str]:
    """Let hear who may read it."""
    if not (space_id.isascii() and space_id.isdecimal()):
        return frozenset()
    may_read = Space.objects.readable_by(person).filter(pk=int(space_id)).exists()
    return frozenset({f"space:{space_id}"}) if may_read else frozenset()


def keepers(person: Person, space_id: str) -> frozenset[str]:
    """Let hear who keeps order in it."""
    if not (space_id.isascii() and space_id.isdecimal()):
        return frozenset()
    membership = Membership.objects.filter(person=person, space_id=int(space_id)).first()
    return frozenset({f"keepers:{space_id}"}) if keeps_order(membership) else frozenset()
