"""Bring many people into a space at once, as when it is set up."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F

from flurfunk.events.recording import record
from flurfunk.people.models import Person
from flurfunk.people.reaching import change_reach
from flurfunk.spaces.models import Invitation, JoinRequest, MemberRole, Membership, Space


@transaction.atomic
def add_members(space: Space, roles: Mapping[Person, MemberRole]) -> None:
    """Do for each what `joining.add_member` does for one; members stay what they are.

    Fails as a whole when one of them joins in another way at the same moment.
    """
    there = set(Membership.objects.filter(space=space).values_list("person_id", flat=True))
    new = [person for person in roles if person.pk not in there]
    Membership.objects.bulk_create(Membership(space=space, person=one, role=roles[one]) for one in new)
    JoinRequest.objects.filter(space=space, person__in=new).delete()
    Invitation.objects.filter(space=space, person__in=new).delete()
    Space.objects.filter(pk=space.pk).update(member_count=F("member_count") + len(new))
    for person in new:
        change_reach(person.pk)
        record(person, "space.joined", space, person=person.pk)
