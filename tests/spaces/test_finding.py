"""One space is found among exactly those that lists show, with the same standing."""

from itertools import product

import pytest
from django.http import Http404

from flurfunk.people.models import Person, Role
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.finding import find_space
from flurfunk.spaces.joining import add_member, ask_to_join, invite
from flurfunk.spaces.models import Membership, Space, Visibility
from flurfunk.spaces.models.membership import MemberRole
from flurfunk.spaces.tending import archive


def test_finding_agrees_with_what_is_listed(ada: Person, bea: Person, olu: Person, mallory: Person) -> None:
    mallory.role = Role.GUEST
    mallory.save()
    spaces: list[Space] = []
    for visibility, is_archived in product(Visibility, (False, True)):
        space = create_space(olu, f"{visibility} {is_archived}", visibility=visibility)
        add_member(space, ada)
        Membership.objects.filter(space=space, person=ada).update(role=MemberRole.MODERATOR)
        invite(space, mallory, by=olu)
        if visibility is Visibility.CLOSED:
            ask_to_join(space, bea, reason="Please.")
        if is_archived:
            archive(space, by=olu)
        spaces.append(space)
    for person, space in product((ada, bea, olu, mallory), spaces):
        listed = Space.objects.visible_to(person).with_standing(person).filter(pk=space.pk).first()
        if listed is None:
            with pytest.raises(Http404):
                find_space(person, space.slug)
            continue
        found = find_space(person, space.slug)
        membership = Membership.objects.filter(space=space, person=person).first()
        assert (found.space, found.membership) == (listed, membership)
        standing = (listed.is_invited, listed.has_asked, listed.asking_count)  # type: ignore[attr-defined]  # annotated
        assert (found.is_invited, found.has_asked, found.asking) == standing
        assert found.space.is_archived == listed.is_archived
        for field in Space._meta.concrete_fields:
            assert getattr(found.space, field.attname) == getattr(listed, field.attname)


@pytest.mark.parametrize("slug", ["", "nowhere", "%", "\x00", "x" * 10_000, "ä'--"])
def test_no_space_is_nobodys(ada: Person, slug: str) -> None:
    with pytest.raises(Http404):
        find_space(ada, slug)
