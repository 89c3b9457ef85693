"""Members, requests and invitations, and what Mallory tries with them."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flurfunk.people.deactivating import deactivate
from flurfunk.people.models import Person
from flurfunk.people.registering import register
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.joining import add_member, ask_to_join, invite
from flurfunk.spaces.members import PAGE
from flurfunk.spaces.models import Invitation, JoinRequest, MemberRole, Membership, Space
from tests.cast import Browser
from tests.web.reading import body, names, older

SignIn = Callable[[Person], Browser]


def _members(space: Space) -> str:
    return f"/spaces/{space.slug}/members"


def _of(space: Space, person: Person) -> Membership:
    return Membership.objects.get(space=space, person=person)


def test_members_are_listed_as_they_came(open_space: Space, mallory: Person, sign_in: SignIn) -> None:
    page = sign_in(mallory).get(_members(open_space))
    assert names(page) == ["Olu Adeyemi", "Ada Lindqvist", "Bea Müller"]


def test_members_of_a_closed_space_are_not_named_to_outsiders(
    closed_space: Space, mallory: Person, ada: Person, sign_in: SignIn
) -> None:
    browser = sign_in(mallory)
    assert browser.get(_members(closed_space)).status_code == 403
    for rest in ("", "/about"):
        page = body(browser.get(f"/spaces/{closed_space.slug}{rest}"))
        assert [name for name in ("Olu", "Ada L", "Bea") if name in page] == []


def test_a_secret_space_is_not_there_for_outsiders(
    secret_space: Space, mallory: Person, ada: Person, sign_in: SignIn
) -> None:
    browser, membership = sign_in(mallory), _of(secret_space, ada)
    home = f"/spaces/{secret_space.slug}"
    for rest in ("", "/members", "/about", "/settings", "/news"):
        assert browser.get(f"{home}{rest}").status_code == 404
    posted = (
        f"/members/{membership.pk}",
        "/invitations",
        "/requests/1",
        "/settings",
        "/picture",
        "/archiving",
    )
    for rest in posted:
        assert browser.post(f"{home}{rest}").status_code == 404


def test_a_member_is_found_by_a_misspelt_name(open_space: Space, ada: Person, sign_in: SignIn) -> None:
    assert names(sign_in(ada).get(f"{_members(open_space)}?q=Mueler")) == ["Bea Müller"]


def test_members_come_in_pages(olu: Person, sign_in: SignIn) -> None:
    space = create_space(olu, "Everybody")
    wanted = [olu.name]
    for number in range(PAGE + 2):
        person = register(f"p{number}@nordlicht.example", f"Person {number}")
        add_member(space, person)
        wanted.append(person.name)
    browser = sign_in(olu)
    first = browser.get(_members(space))
    second = browser.get(f"{_members(space)}{older(first)}")
    assert names(first) == wanted[:PAGE]
    assert names(second)[:3] == wanted[PAGE:]


def test_an_owner_makes_a_moderator(open_space: Space, olu: Person, ada: Person, sign_in: SignIn) -> None:
    sign_in(olu).post(f"{_members(open_space)}/{_of(open_space, ada).pk}", {"role": "moderator"})
    assert _of(open_space, ada).role == MemberRole.MODERATOR


def test_nobody_gives_themselves_a_role(
    open_space: Space, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    own = f"{_members(open_space)}/{_of(open_space, ada).pk}"
    assert sign_in(ada).post(own, {"role": "owner"}).status_code == 403
    assert sign_in(mallory).post(own, {"role": "owner"}).status_code == 403
    assert _of(open_space, ada).role == MemberRole.MEMBER


def test_an_unknown_role_is_refused(open_space: Space, olu: Person, ada: Person, sign_in: SignIn) -> None:
    place = f"{_members(open_space)}/{_of(open_space, ada).pk}"
    assert sign_in(olu).post(place, {"role": "emperor"}).status_code == 422


def test_a_membership_of_another_space_is_not_found_here(
    open_space: Space, olu: Person, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    hers = create_space(mallory, "Mallory's own")
    strangers = _of(open_space, ada)
    browser = sign_in(mallory)
    assert browser.post(f"{_members(hers)}/{strangers.pk}", {"role": "owner"}).status_code == 404
    assert browser.post(f"{_members(hers)}/{strangers.pk}", {"_method": "delete"}).status_code == 404
    assert _of(open_space, ada).role == MemberRole.MEMBER


def test_moderators_remove_members_but_not_owners(
    open_space: Space, olu: Person, ada: Person, bea: Person, sign_in: SignIn
) -> None:
    Membership.objects.filter(space=open_space, person=ada).update(role=MemberRole.MODERATOR)
    browser = sign_in(ada)
    delete = {"_method": "delete"}
    assert browser.post(f"{_members(open_space)}/{_of(open_space, olu).pk}", delete).status_code == 403
    assert browser.post(f"{_members(open_space)}/{_of(open_space, bea).pk}", delete).status_code == 303
    assert not Membership.objects.filter(space=open_space, person=bea).exists()


def test_the_last_owner_stays_an_owner(open_space: Space, olu: Person, sign_in: SignIn) -> None:
    answer = sign_in(olu).post(f"{_members(open_space)}/{_of(open_space, olu).pk}", {"role": "member"})
    assert answer.status_code == 422
    assert _of(open_space, olu).role == MemberRole.OWNER


def test_those_who_keep_order_see_who_waits_and_let_them_in(
    closed_space: Space, olu: Person, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    ask_to_join(closed_space, mallory, reason="I am elected.")
    assert "I am elected." in body(sign_in(olu).get(_members(closed_space)))
    assert "I am elected." not in body(sign_in(ada).get(_members(closed_space)))
    request = JoinRequest.objects.get()
    sign_in(olu).post(f"/spaces/{closed_space.slug}/requests/{request.pk}")
    assert _of(closed_space, mallory).role == MemberRole.MEMBER


def test_nobody_approves_themselves(
    closed_space: Space, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    ask_to_join(closed_space, mallory)
    place = f"/spaces/{closed_space.slug}/requests/{JoinRequest.objects.get().pk}"
    assert sign_in(mallory).post(place).status_code == 403
    assert sign_in(ada).post(place).status_code == 403
    hers = create_space(mallory, "Mallory's own")
    assert sign_in(mallory).post(place.replace(closed_space.slug, hers.slug)).status_code == 404
    assert not Membership.objects.filter(space=closed_space, person=mallory).exists()


def test_a_request_is_declined(closed_space: Space, olu: Person, mallory: Person, sign_in: SignIn) -> None:
    ask_to_join(closed_space, mallory)
    place = f"/spaces/{closed_space.slug}/requests/{JoinRequest.objects.get().pk}"
    sign_in(olu).post(place, {"_method": "delete"})
    assert (JoinRequest.objects.count(), Membership.objects.filter(person=mallory).count()) == (0, 0)


def test_a_colleague_is_found_and_invited(
    secret_space: Space, olu: Person, mallory: Person, sign_in: SignIn
) -> None:
    browser = sign_in(olu)
    assert names(browser.get(f"{_members(secret_space)}?invite=Malory"))[-1] == "Mallory Stone"
    browser.post(f"/spaces/{secret_space.slug}/invitations", {"person": mallory.handle})
    assert Invitation.objects.get().person == mallory
    browser.post(f"/spaces/{secret_space.slug}/invitations", {"_method": "delete", "person": mallory.handle})
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("space_name", ["closed_space", "secret_space"])
def test_plain_members_invite_into_open_spaces_only(
    request: pytest.FixtureRequest,
    open_space: Space,
    ada: Person,
    mallory: Person,
    sign_in: SignIn,
    space_name: str,
) -> None:
    browser, other = sign_in(ada), request.getfixturevalue(space_name)
    asked = {"person": mallory.handle}
    assert browser.post(f"/spaces/{other.slug}/invitations", asked).status_code == 403
    assert browser.post(f"/spaces/{open_space.slug}/invitations", asked).status_code == 303


def test_who_does_not_belong_cannot_invite(
    open_space: Space, mallory: Person, ada: Person, sign_in: SignIn
) -> None:
    answer = sign_in(mallory).post(f"/spaces/{open_space.slug}/invitations", {"person": mallory.handle})
    assert answer.status_code == 403
    assert not Invitation.objects.exists()


def test_a_guest_invites_nobody_not_even_into_an_open_space(
    open_space: Space, guest: Person, ada: Person, sign_in: SignIn
) -> None:
    browser = sign_in(guest)
    assert "Invite a colleague" not in body(browser.get(_members(open_space)))
    answer = browser.post(f"/spaces/{open_space.slug}/invitations", {"person": ada.handle})
    assert answer.status_code == 403
    assert not Invitation.objects.exists()


def test_those_who_decide_see_at_the_tab_and_in_the_directory_how_many_wait(
    closed_space: Space, mallory: Person, ada: Person, olu: Person, sign_in: SignIn
) -> None:
    ask_to_join(closed_space, mallory)
    shown = {
        (person.name, page): "1 waiting" in body(sign_in(person).get(page))
        for person in (olu, ada)
        for page in ("/spaces", closed_space.url, f"{closed_space.url}/about", f"{closed_space.url}/settings")
    }
    assert {name for (name, _), is_shown in shown.items() if is_shown} == {"Olu Adeyemi"}
    assert [page for (_, page), is_shown in shown.items() if is_shown] == [
        "/spaces",
        closed_space.url,
        f"{closed_space.url}/about",
        f"{closed_space.url}/settings",
    ]


def test_one_member_and_five_cost_the_same_queries(
    olu: Person, ada: Person, bea: Person, sign_in: SignIn
) -> None:
    space = create_space(olu, "Growing")
    browser = sign_in(olu)
    invite(space, ada, by=olu)
    ask_to_join(space, bea)
    with CaptureQueriesContext(connection) as one:
        browser.get(_members(space))
    for number in range(6):
        person = register(f"p{number}@nordlicht.example", f"Person {number}")
        add_member(space, person) if number < 4 else ask_to_join(space, person)
        invite(space, register(f"q{number}@nordlicht.example", f"Question {number}"), by=olu)
    deactivate(person, by=olu)
    with CaptureQueriesContext(connection) as five:
        browser.get(_members(space))
    assert (len(one), len(five)) == (6, 6)
