"""Forms that ask for more than they show, names that are guessed, and what somebody leaves behind."""

import pytest

from flurfunk.accounts.inviting import invite as invite_by_link
from flurfunk.accounts.models import Invitation
from flurfunk.conversation.models import Mention
from flurfunk.feed.posting import post
from flurfunk.people.models import Person, Role
from flurfunk.spaces.joining import end_membership
from flurfunk.spaces.models import Membership, Space
from tests.cast import Browser


def browser_of(person: Person) -> Browser:
    """Give a browser in which somebody is signed in."""
    browser = Browser()
    browser.force_login(person)
    return browser


def test_nobody_makes_themselves_more_than_they_are(ada: Person) -> None:
    wanted = {
        "role": "owner",
        "is_imported": "on",
        "handle": "olu",
        "email": "olu@nordlicht.example",
        "password": "x",
        "version": "99",
        "is_active": "",
        "about_html": "<script>alert(1)</script>",
        "photo": "../../secret-key",
        "folded": "x",
        "theme": "x",
        "id": "1",
    }
    browser, form = browser_of(ada), {"name": "Ada", "time_zone": "Asia/Tokyo", "language": "en"}
    before = Person.objects.filter(pk=ada.pk).values().get()
    answer = browser.post("/settings", wanted | form)
    assert answer.status_code == 303
    after = Person.objects.filter(pk=ada.pk).values().get()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"name", "time_zone", "folded", "version"}
    assert after["version"] == before["version"] + 1


@pytest.mark.parametrize("role", ["owner", "administrator", "guest", "nonsense"])
def test_nobody_lets_anybody_in_as_more_than_a_colleague(ada: Person, secret_space: Space, role: str) -> None:
    form = {"role": role, "uses": "1", "spaces": [secret_space.pk]}
    assert browser_of(ada).post("/invitations", form).status_code == 422
    assert not Invitation.objects.exists()


def test_a_newcomer_chooses_neither_role_nor_spaces(olu: Person, secret_space: Space) -> None:
    word = invite_by_link(olu)
    form = {"name": "Eve", "email": "eve@nordlicht.example", "password": "seven herons at the quay"}
    more = {"role": "owner", "spaces": str(secret_space.pk), "is_imported": "on", "handle": "olu.adeyemi2"}
    assert Browser().post(f"/join/{word}", form | more).status_code == 303
    eve = Person.objects.get(email="eve@nordlicht.example")
    assert (eve.role, eve.handle, eve.is_imported) == (Role.PERSON, "eve", False)
    assert not eve.memberships.exists()


def test_an_owner_of_a_space_changes_only_what_the_form_shows(ada: Person, open_space: Space) -> None:
    Membership.objects.filter(space=open_space, person=ada).update(role="owner")
    form = {"name": "Hydraulics", "visibility": "open", "description": "", "is_default": "on", "slug": "x"}
    browser_of(ada).post(
        f"{open_space.url}/settings", form | {"member_count": "99", "created_by": str(ada.pk)}
    )
    kept = Space.objects.get(pk=open_space.pk)
    assert (kept.is_default, kept.slug, kept.member_count) == (False, "hydraulics", 3)
    assert kept.created_by_id != ada.pk


def test_a_guest_learns_no_names_by_guessing_handles(
    guest: Person, open_space: Space, mallory: Person
) -> None:
    form = {"about": "@mallory.stone @ada.lindqvist", "preview": "1", "name": "Gus", "language": "en"}
    assert "Mallory Stone" not in browser_of(guest).post("/settings", form).content.decode()
    said = post(guest, "I ask @mallory.stone and @ada.lindqvist.", space=open_space)
    assert "Mallory Stone" not in said.html
    assert "Ada Lindqvist" in said.html
    assert [m.person.name for m in Mention.objects.filter(entry=said)] == ["Ada Lindqvist"]


def test_who_left_a_space_takes_nothing_along(ada: Person, secret_space: Space, olu: Person) -> None:
    browser, mine = browser_of(ada), post(ada, "What I wrote there.", space=secret_space)
    assert browser.get(f"/posts/{mine.pk}").status_code == 200
    end_membership(Membership.objects.get(space=secret_space, person=ada), by=olu)
    for rest in ("", "/history", "/card", "/reactions"):
        assert browser.get(f"/entries/{mine.pk}{rest}").status_code == 404
    assert str(secret_space.name) not in browser.get("/").content.decode()
