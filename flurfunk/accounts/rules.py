"""Who may let people in."""

from flurfunk.people.models import Person, Role
from flurfunk.spaces.models import MemberRole, Membership, Space, Visibility


def may_invite(actor: Person) -> bool:
    """Everybody but guests."""
    return not actor.is_guest


def roles_to_invite(actor: Person) -> list[Role]:
    """Colleagues, and guests by those who look after the house; nobody comes in as more."""
    return [Role.PERSON, Role.GUEST] if actor.is_administrator else [Role.PERSON]


def may_pass_on_link(actor: Person, *, is_somebodys: bool) -> bool:
    """Who invites; the link to an account that is there already, made by an import, only those who look after the
    house: whoever holds it becomes that person."""
    return actor.is_administrator or (may_invite(actor) and not is_somebodys)


def may_allow_domains(actor: Person) -> bool:
    """Those who look after the house."""
    return actor.is_administrator


def spaces_to_invite_into(actor: Person) -> list[int]:
    """Give ids of spaces: the open ones one belongs to, and those in which one keeps order; archived ones not."""
    mine = Membership.objects.filter(person=actor, space__in=Space.objects.unarchived()).select_related(
        "space"
    )
    return [
        one.space_id
        for one in mine
        if one.space.visibility == Visibility.OPEN or MemberRole(one.role).keeps_order
    ]
