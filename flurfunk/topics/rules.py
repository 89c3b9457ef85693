"""Who may do what with topics."""

from flurfunk.people.models import Person
from flurfunk.spaces.models import MemberRole, Membership


def may_tend(actor: Person) -> bool:
    """Those who keep order somewhere, and administrators: topics cut across all spaces."""
    if actor.is_administrator:
        return True
    roles = [MemberRole.MODERATOR, MemberRole.OWNER]
    return not actor.is_guest and Membership.objects.filter(person=actor, role__in=roles).exists()
