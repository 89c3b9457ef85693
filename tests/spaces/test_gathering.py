"""Joining together is joining one by one."""

from flurfunk.events.models import Event
from flurfunk.people.models import Person
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.gathering import add_members
from flurfunk.spaces.joining import add_member, ask_to_join, invite
from flurfunk.spaces.models import Invitation, JoinRequest, MemberRole, Membership, Space, Visibility


def _left_by(space: Space) -> tuple[object, ...]:
    space.refresh_from_db()
    joined = Event.objects.filter(kind="space.joined", subject_type="spaces.space", subject_id=space.pk)
    return (
        space.member_count,
        sorted(Membership.objects.filter(space=space).values_list("person_id", "role")),
        JoinRequest.objects.filter(space=space).count() + Invitation.objects.filter(space=space).count(),
        sorted(joined.values_list("actor_id", "details__person")),
    )


def test_whoever_is_added_together_is_a_member_like_any_other(
    ada: Person, bea: Person, mallory: Person
) -> None:
    roles = {ada: MemberRole.MEMBER, bea: MemberRole.MODERATOR, mallory: MemberRole.MEMBER}
    spaces = [create_space(ada, name, visibility=Visibility.CLOSED) for name in ("Apart", "Together")]
    for space in spaces:
        ask_to_join(space, bea)
        invite(space, mallory, by=ada)
    reach = {person.pk: person.reach for person in Person.objects.all()}
    for person, role in roles.items():
        add_member(spaces[0], person, role=role)
    apart = {person.pk: person.reach - reach[person.pk] for person in Person.objects.all()}
    add_members(spaces[1], roles)
    together = {
        person.pk: person.reach - reach[person.pk] - apart[person.pk] for person in Person.objects.all()
    }
    assert _left_by(spaces[0]) == _left_by(spaces[1])
    assert _left_by(spaces[1])[0] == 3
    assert together == apart
