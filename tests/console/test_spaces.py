"""Spaces as those see them who look after the house, and owners for those that lost theirs."""

from collections.abc import Callable

import pytest

from flurfunk.people.deactivating import deactivate
from flurfunk.people.models import Person, Role
from flurfunk.people.registering import register
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.joining import add_member
from flurfunk.spaces.models import MemberRole, Membership, Space, Visibility
from tests.cast import Browser

SignIn = Callable[[Person], Browser]


@pytest.fixture
def ines(olu: Person) -> Person:
    """Ines is an administrator."""
    return register("ines@nordlicht.example", "Ines Koch", role=Role.ADMINISTRATOR)


@pytest.fixture
def left(olu: Person, ada: Person, bea: Person) -> list[Space]:
    """Ada opened a space for all and a secret one, in which Bea is, too; then she left the company."""
    spaces = [
        create_space(ada, "Cranes", visibility=Visibility.OPEN),
        create_space(ada, "Project Orion", visibility=Visibility.SECRET),
    ]
    for space in spaces:
        add_member(space, bea)
    deactivate(ada, by=olu)
    return spaces


def _owners(space: Space) -> list[str]:
    owners = Membership.objects.filter(space=space, role=MemberRole.OWNER, person__deactivation__isnull=True)
    return list(owners.values_list("person__name", flat=True))


def test_secret_spaces_are_counted_not_named(
    sign_in: SignIn, ines: Person, open_space: Space, secret_space: Space
) -> None:
    page = sign_in(ines).get("/console/spaces").content.decode()
    assert "Hydraulics" in page
    assert "1 secret space is not named here" in page
    assert "Polaris" not in page
    assert sign_in(ines).post(f"/console/spaces/{secret_space.slug}/archiving").status_code == 404


def test_a_space_without_an_owner_gets_one(
    sign_in: SignIn, ines: Person, left: list[Space], olu: Person
) -> None:
    browser = sign_in(ines)
    page = browser.get("/console/spaces?show=ownerless").content.decode()
    assert ("Cranes" in page, "Orion" in page) == (True, False)
    assert browser.post("/console/spaces/cranes/succession", {"handle": "no.body"}).status_code == 303
    assert _owners(left[0]) == []
    assert browser.post("/console/spaces/cranes/succession", {"handle": "@bea.muller"}).status_code == 303
    assert browser.post("/console/spaces/cranes/succession", {"handle": "bea.mueller"}).status_code in (
        303,
        403,
    )
    assert _owners(left[0]) == ["Bea Müller"]


def test_a_space_that_has_an_owner_is_not_given_away(
    sign_in: SignIn, ines: Person, open_space: Space
) -> None:
    answer = sign_in(ines).post("/console/spaces/hydraulics/succession", {"handle": "ines.koch"})
    assert (answer.status_code, _owners(open_space)) == (403, ["Olu Adeyemi"])


def test_a_secret_space_goes_to_who_is_in_it_and_nobody_learns_which(
    sign_in: SignIn, ines: Person, left: list[Space]
) -> None:
    browser = sign_in(ines)
    assert "1 secret space has lost its owner." in browser.get("/console/spaces").content.decode()
    answer = browser.post("/console/spaces/secret-successions", follow=True).content.decode()
    assert "1 space has an owner again." in answer
    assert ("Orion" in answer, _owners(left[1])) == (False, ["Bea Müller"])
    audit = browser.get("/console/audit?kind=space.succeeded").content.decode()
    assert "Nothing found" in audit


def test_a_space_is_archived_and_brought_back(sign_in: SignIn, ines: Person, open_space: Space) -> None:
    browser = sign_in(ines)
    browser.post("/console/spaces/hydraulics/archiving")
    assert Space.objects.archived().count() == 1
    browser.post("/console/spaces/hydraulics/archiving", {"_method": "delete"})
    assert Space.objects.archived().count() == 0
