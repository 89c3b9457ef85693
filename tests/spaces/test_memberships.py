"""Join, ask, accept, leave, mute: one's own membership."""

from collections.abc import Callable

import pytest

from flurfunk.people.models import Person
from flurfunk.spaces.joining import ask_to_join, end_membership, invite
from flurfunk.spaces.models import Invitation, JoinRequest, MemberRole, Membership, Space
from flurfunk.spaces.tending import archive
from tests.cast import Browser
from tests.web.reading import body

SignIn = Callable[[Person], Browser]


def _url(space: Space, rest: str = "membership") -> str:
    return f"/spaces/{space.slug}/{rest}"


def _is_member(space: Space, person: Person) -> bool:
    return Membership.objects.filter(space=space, person=person).exists()


def test_a_colleague_joins_an_open_space(open_space: Space, mallory: Person, sign_in: SignIn) -> None:
    answer = sign_in(mallory).post(_url(open_space))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/spaces/hydraulics")
    assert _is_member(open_space, mallory)
    open_space.refresh_from_db()
    assert open_space.member_count == 4


def test_a_colleague_asks_to_join_a_closed_space(
    closed_space: Space, mallory: Person, sign_in: SignIn
) -> None:
    browser = sign_in(mallory)
    browser.post(_url(closed_space), {"reason": "I am  elected."})
    assert not _is_member(closed_space, mallory)
    assert JoinRequest.objects.get(person=mallory).reason == "I am elected."
    browser.post(_url(closed_space), {"_method": "delete"})
    assert not JoinRequest.objects.exists()


def test_a_reason_that_is_too_long_comes_back_with_the_form(
    closed_space: Space, mallory: Person, sign_in: SignIn
) -> None:
    answer = sign_in(mallory).post(_url(closed_space), {"reason": "x" * 301})
    assert answer.status_code == 422
    assert "x" * 301 in answer.content.decode()
    assert not JoinRequest.objects.exists()


def test_a_secret_space_is_not_found_by_joining(
    secret_space: Space, mallory: Person, sign_in: SignIn
) -> None:
    browser = sign_in(mallory)
    assert browser.post(_url(secret_space)).status_code == 404
    assert browser.post(_url(secret_space), {"_method": "delete"}).status_code == 404
    assert browser.post(_url(secret_space, "mute")).status_code == 404
    assert not _is_member(secret_space, mallory)


def test_who_is_invited_joins_even_a_secret_space(
    secret_space: Space, mallory: Person, olu: Person, sign_in: SignIn
) -> None:
    invite(secret_space, mallory, by=olu)
    sign_in(mallory).post(_url(secret_space))
    assert _is_member(secret_space, mallory)
    assert not Invitation.objects.exists()


def test_who_declines_no_longer_sees_the_secret_space(
    secret_space: Space, mallory: Person, olu: Person, sign_in: SignIn
) -> None:
    invite(secret_space, mallory, by=olu)
    browser = sign_in(mallory)
    answer = browser.post(_url(secret_space), {"_method": "delete"})
    assert answer.headers["Location"] == "/spaces"
    assert browser.get(f"/spaces/{secret_space.slug}").status_code == 404


def test_nobody_joins_or_asks_to_join_what_is_archived(
    *,
    open_space: Space,
    closed_space: Space,
    secret_space: Space,
    mallory: Person,
    olu: Person,
    sign_in: SignIn,
) -> None:
    invite(secret_space, mallory, by=olu)
    browser = sign_in(mallory)
    spaces = (open_space, closed_space, secret_space)
    for space in spaces:
        archive(space, by=olu)
    for space in spaces:
        assert browser.post(_url(space)).status_code == 403
        assert not _is_member(space, mallory)
        pages = [space.url, f"{space.url}/about", "/spaces?show=archived", "/beside"]
        shown = " ".join(body(browser.get(page)) for page in pages)
        assert [word for word in ("Join", "Ask to join", "Accept", "You are invited") if word in shown] == []
    assert not JoinRequest.objects.exists()


def test_nobody_is_invited_into_what_is_archived(
    open_space: Space, mallory: Person, olu: Person, sign_in: SignIn
) -> None:
    archive(open_space, by=olu)
    browser = sign_in(olu)
    assert "Invite" not in body(browser.get(f"{open_space.url}/members"))
    assert browser.post(_url(open_space, "invitations"), {"person": mallory.handle}).status_code == 403
    assert not Invitation.objects.exists()


def test_a_guest_cannot_join_by_themselves(
    open_space: Space, closed_space: Space, guest: Person, sign_in: SignIn
) -> None:
    end_membership(Membership.objects.get(person=guest), by=guest)
    browser = sign_in(guest)
    assert browser.post(_url(open_space)).status_code == 404
    assert browser.post(_url(closed_space)).status_code == 404


def test_joining_twice_is_refused(open_space: Space, ada: Person, sign_in: SignIn) -> None:
    assert sign_in(ada).post(_url(open_space)).status_code == 403


def test_leaving_takes_effect_at_once(secret_space: Space, ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    assert browser.get(f"/spaces/{secret_space.slug}").status_code == 200
    answer = browser.post(_url(secret_space), {"_method": "delete"})
    assert answer.headers["Location"] == "/spaces"
    assert browser.get(f"/spaces/{secret_space.slug}").status_code == 404


def test_the_only_owner_is_asked_to_find_another(open_space: Space, olu: Person, sign_in: SignIn) -> None:
    answer = sign_in(olu).post(_url(open_space), {"_method": "delete"})
    assert answer.status_code == 422
    assert "Make another member an owner first." in answer.content.decode()
    assert _is_member(open_space, olu)


def test_a_button_in_the_directory_answers_with_the_row(
    open_space: Space, mallory: Person, sign_in: SignIn
) -> None:
    accept = {"Accept": "text/vnd.turbo-stream.html, text/html"}
    answer = sign_in(mallory).post(_url(open_space), {"row": "1", "next": "/spaces"}, headers=accept)
    said = answer.content.decode()
    assert said.startswith(f'<turbo-stream action="replace" target="space_{open_space.pk}"><template>')
    assert "4 members" in said


def test_without_a_script_one_comes_back_to_the_directory(
    open_space: Space, mallory: Person, sign_in: SignIn
) -> None:
    browser = sign_in(mallory)
    assert browser.post(_url(open_space), {"next": "/spaces?q=h"}).headers["Location"] == "/spaces?q=h"
    away = browser.post(_url(open_space), {"_method": "delete", "next": "https://evil.example/"})
    assert away.headers["Location"] == "/spaces/hydraulics"


def test_a_member_mutes_and_hears_again(open_space: Space, ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    browser.post(_url(open_space, "mute"))
    assert Membership.objects.get(space=open_space, person=ada).muted_at is not None
    browser.post(_url(open_space, "mute"), {"_method": "delete"})
    assert Membership.objects.get(space=open_space, person=ada).muted_at is None


def test_an_outsider_cannot_mute(open_space: Space, mallory: Person, sign_in: SignIn) -> None:
    assert sign_in(mallory).post(_url(open_space, "mute")).status_code == 403


@pytest.mark.parametrize("role", MemberRole.values)
def test_nobody_chooses_a_role_by_joining(
    open_space: Space, mallory: Person, sign_in: SignIn, role: str
) -> None:
    sign_in(mallory).post(_url(open_space), {"role": role})
    assert Membership.objects.get(space=open_space, person=mallory).role == MemberRole.MEMBER


def test_asking_anew_keeps_one_request(closed_space: Space, mallory: Person, sign_in: SignIn) -> None:
    ask_to_join(closed_space, mallory)
    sign_in(mallory).post(_url(closed_space))
    assert JoinRequest.objects.count() == 1
