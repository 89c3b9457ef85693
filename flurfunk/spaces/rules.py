"""Who may do what with spaces. `membership` is the actor's own in that space, or None."""

from flurfunk.people.models import Person
from flurfunk.spaces.models import MemberRole, Membership, Space, Visibility


def keeps_order(membership: Membership | None) -> bool:
    """Moderators and owners of the space."""
    return membership is not None and MemberRole(membership.role).keeps_order


def owns(membership: Membership | None) -> bool:
    """Owners of the space."""
    return membership is not None and membership.role == MemberRole.OWNER


def may_create_space(actor: Person) -> bool:
    """Everybody but guests."""
    return not actor.is_guest


def may_read(actor: Person, space: Space, membership: Membership | None) -> bool:
    """Members; in open spaces every colleague."""
    return membership is not None or (space.is_open and not actor.is_guest)


def may_join(actor: Person, space: Space, membership: Membership | None, *, is_invited: bool) -> bool:
    """At once: into open spaces, and wherever one is invited, while the space is not archived."""
    if membership is not None or space.is_archived:
        return False
    return is_invited or (space.is_open and not actor.is_guest)


def may_ask_to_join(actor: Person, space: Space, membership: Membership | None) -> bool:
    """Closed spaces, by colleagues, while the space is not archived."""
    is_closed = space.visibility == Visibility.CLOSED and not space.is_archived
    return membership is None and is_closed and not actor.is_guest


def may_write(space: Space, membership: Membership | None) -> bool:
    """Members, while the space is not archived."""
    return membership is not None and not space.is_archived


def may_take_part(actor: Person, space: Space, membership: Membership | None) -> bool:
    """Comment and react: whoever may read, while the space is not archived."""
    return may_read(actor, space, membership) and not space.is_archived


def may_invite(actor: Person, space: Space, membership: Membership | None) -> bool:
    """Members of open spaces, elsewhere those who keep order; never guests, and nobody into an archived space."""
    if actor.is_guest or space.is_archived:
        return False
    return keeps_order(membership) or (membership is not None and space.is_open)


def may_tend(actor: Person, membership: Membership | None, space: Space) -> bool:
    """Owners of the space; administrators too where they see it."""
    return owns(membership) or (actor.is_administrator and space.visibility != Visibility.SECRET)


def may_remove(membership: Membership | None, other: Membership) -> bool:
    """Oneself; members by those who keep order; those who keep order by owners."""
    if membership is None:
        return False
    if membership.pk == other.pk:
        return True
    return owns(membership) or (keeps_order(membership) and not MemberRole(other.role).keeps_order)


def may_change_role(membership: Membership | None) -> bool:
    """Owners of the space."""
    return owns(membership)
