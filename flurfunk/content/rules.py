"""Who may do what with entries. `membership` is the actor's own in the entry's space, or None."""

from flurfunk.content.models import Entry
from flurfunk.people.models import Person
from flurfunk.spaces import rules as space_rules
from flurfunk.spaces.models import Membership, Space


def may_publish(actor: Person, space: Space | None, membership: Membership | None) -> bool:
    """In a space its members; for the whole company every colleague."""
    if space is None:
        return not actor.is_guest
    return space_rules.may_write(space, membership)


def may_edit(actor: Person, entry: Entry) -> bool:
    """The author, while the space is not archived."""
    return entry.author_id == actor.pk and not _is_archived(entry)


def may_delete(actor: Person, entry: Entry, membership: Membership | None) -> bool:
    """The author and those who keep order; for the whole company administrators."""
    if entry.author_id == actor.pk:
        return True
    if entry.space_id is None:
        return actor.is_administrator
    return space_rules.keeps_order(membership)


def may_pin(entry: Entry, membership: Membership | None) -> bool:
    """Those who keep order in the space."""
    return entry.space_id is not None and space_rules.keeps_order(membership) and not _is_archived(entry)


def may_take_part(entry: Entry) -> bool:
    """Whoever sees an entry may comment and react, while its space is not archived."""
    return not _is_archived(entry)


def _is_archived(entry: Entry) -> bool:
    return entry.space is not None and entry.space.is_archived
