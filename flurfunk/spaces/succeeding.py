"""A space whose owners have all left the house gets a new one."""

from django.db import transaction
from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When

from flurfunk.events.recording import record
from flurfunk.people.models import Person, Role
from flurfunk.people.reaching import change_reach
from flurfunk.spaces.joining import add_member
from flurfunk.spaces.models import MemberRole, Membership, Space


def ownerless() -> QuerySet[Space]:
    """Give the spaces none of whose owners can sign in."""
    owners = Membership.objects.filter(
        space=OuterRef("pk"), role=MemberRole.OWNER, person__deactivation__isnull=True
    )
    return Space.objects.filter(~Exists(owners))


@transaction.atomic
def succeed(space: Space, heir: Person, *, by: Person) -> None:
    """Make somebody the owner of a space, a member first where they are none."""
    membership = add_member(space, heir, by=by)
    membership.role = MemberRole.OWNER
    membership.save(update_fields=["role"])
    change_reach(heir.pk)
    record(by, "space.succeeded", space, person=heir.pk)


@transaction.atomic
def succeed_in_secret(*, by: Person) -> int:
    """Give each secret space without an owner to one of its own people, and say how many.

    It goes to the moderator, else the member, who has been there longest and can sign in; nobody from outside learns
    which space it is. Where nobody is left it stays as it is.
    """
    first = Case(When(role=MemberRole.MODERATOR, then=Value(0)), default=Value(1))
    given = 0
    for space in ownerless().filter(visibility="secret").select_for_update():
        here = Membership.objects.filter(space=space, person__deactivation__isnull=True)
        inside = here.exclude(person__role=Role.GUEST)
        heir = inside.select_related("person").order_by(first, "joined_at", "pk").first()
        if heir is not None:
            succeed(space, heir.person, by=by)
            given += 1
    return given
