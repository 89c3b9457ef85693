"""Join, ask to join, approve, invite, leave: how memberships begin and end."""

from django.db import transaction
from django.db.models import F

from flurfunk.events.recording import record
from flurfunk.people.models import Person
from flurfunk.people.reaching import change_reach
from flurfunk.spaces.models import Invitation, JoinRequest, MemberRole, Membership, Space


@transaction.atomic
def add_member(
    space: Space, person: Person, *, role: MemberRole = MemberRole.MEMBER, by: Person | None = None
) -> Membership:
    """Make somebody a member; requests and invitations are settled by it. Does nothing for a member."""
    membership, is_new = Membership.objects.get_or_create(space=space, person=person, defaults={"role": role})
    if is_new:
        JoinRequest.objects.filter(space=space, person=person).delete()
        Invitation.objects.filter(space=space, person=person).delete()
        Space.objects.filter(pk=space.pk).update(member_count=F("member_count") + 1)
        change_reach(person.pk)
        record(by or person, "space.joined", space, person=person.pk)
    return membership


@transaction.atomic
def ask_to_join(space: Space, person: Person, *, reason: str = "") -> None:
    """Leave a request for the moderators."""
    _, is_new = JoinRequest.objects.get_or_create(space=space, person=person, defaults={"reason": reason})
    if is_new:
        record(person, "space.join_requested", space, person=person.pk)


@transaction.atomic
def decline(request: JoinRequest, *, by: Person) -> None:
    """Turn a request down."""
    request.delete()
    change_reach(request.person_id)
    record(by, "space.join_declined", request.space, person=request.person_id)


@transaction.atomic
def invite(space: Space, person: Person, *, by: Person) -> None:
    """Invite a colleague; members are left alone."""
    if Membership.objects.filter(space=space, person=person).exists():
        return
    _, is_new = Invitation.objects.get_or_create(space=space, person=person, defaults={"by": by})
    if is_new:
        change_reach(person.pk)
        record(by, "space.invited", space, person=person.pk)


@transaction.atomic
def step_back(space: Space, person: Person) -> None:
    """Withdraw one's request, or decline an invitation."""
    withdrawn, _ = JoinRequest.objects.filter(space=space, person=person).delete()
    if withdrawn:
        record(person, "space.join_withdrawn", space, person=person.pk)
    declined, _ = Invitation.objects.filter(space=space, person=person).delete()
    if declined:
        change_reach(person.pk)


@transaction.atomic
def end_membership(membership: Membership, *, by: Person) -> None:
    """Leave, or be removed: access ends with the commit, in open pages too.

    Raises LastOwnerError when the space would be left without an owner.
    """
    space = Space.objects.select_for_update().get(pk=membership.space_id)
    _keep_an_owner(space, membership)
    membership.delete()
    Space.objects.filter(pk=space.pk).update(member_count=F("member_count") - 1)
    change_reach(membership.person_id)
    record(by, "space.left", space, person=membership.person_id)


@transaction.atomic
def change_role(membership: Membership, role: MemberRole, *, by: Person) -> None:
    """Make a member moderator or owner, or the reverse. Raises LastOwnerError as `end_membership` does."""
    space = Space.objects.select_for_update().get(pk=membership.space_id)
    if role != MemberRole.OWNER:
        _keep_an_owner(space, membership)
    membership.role = role
    membership.save(update_fields=["role"])
    change_reach(membership.person_id)
    record(by, "space.role_changed", space, person=membership.person_id, role=role)


class LastOwnerError(Exception):
    """A space always has an owner: somebody else has to become one first."""


def _keep_an_owner(space: Space, leaving: Membership) -> None:
    owners = Membership.objects.filter(space=space, role=MemberRole.OWNER)
    if leaving.role == MemberRole.OWNER and not owners.exclude(pk=leaving.pk).exists():
        raise LastOwnerError
