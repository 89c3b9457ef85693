"""Newcomers come in."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from flurfunk.accounts.inviting import allow_domain, invite
from flurfunk.accounts.models import Invitation
from flurfunk.people.models import Person, Role
from flurfunk.people.registering import register
from flurfunk.spaces.joining import end_membership
from flurfunk.spaces.models import Membership, Space
from tests.cast import PASSWORD, Browser

EVA = {"name": "Eva Sánchez", "password": "seven herons at the quay"}


def _spaces(person: Person) -> list[str]:
    return sorted(Space.objects.filter(memberships__person=person).values_list("name", flat=True))


def test_a_newcomer_comes_in_and_is_signed_in(stranger: Client, ada: Person, open_space: Space) -> None:
    word = invite(ada, email="eva@nordlicht.example", spaces=[open_space])
    assert stranger.get(f"/join/{word}").status_code == 200
    answer = stranger.post(f"/join/{word}", EVA)
    assert (answer.status_code, answer["Location"]) == (303, "/")
    eva = Person.objects.get(email="eva@nordlicht.example")
    assert (eva.name, eva.handle, eva.role, eva.time_zone, _spaces(eva)) == (
        "Eva Sánchez",
        "eva.sanchez",
        Role.PERSON,
        "Europe/Berlin",
        ["Hydraulics"],
    )
    assert stranger.get("/settings").status_code == 200


def test_an_invitation_to_an_address_opens_once(stranger: Client, ada: Person) -> None:
    word = invite(ada, email="eva@nordlicht.example")
    stranger.post(f"/join/{word}", EVA)
    again = Browser()
    assert again.get(f"/join/{word}").status_code == 404
    assert again.post(f"/join/{word}", EVA).status_code == 404
    assert Person.objects.filter(email="eva@nordlicht.example").count() == 1


def test_whoever_holds_a_mailed_link_cannot_choose_address_or_role(stranger: Client, ada: Person) -> None:
    word = invite(ada, email="eva@nordlicht.example")
    forged = {"email": "mallory@evil.example", "role": "owner", "is_imported": "1", "handle": "olu"}
    stranger.post(f"/join/{word}", EVA | forged)
    eva = Person.objects.get(name="Eva Sánchez")
    assert (eva.email, eva.role, eva.handle) == ("eva@nordlicht.example", Role.PERSON, "eva.sanchez")


def test_a_link_lets_in_as_many_as_it_says(ada: Person) -> None:
    word = invite(ada, uses=2)
    answers = [
        Browser().post(f"/join/{word}", EVA | {"email": f"eva{n}@nordlicht.example"}).status_code
        for n in range(3)
    ]
    assert answers == [303, 303, 404]


def test_a_link_that_is_too_old_no_longer_opens(stranger: Client, ada: Person) -> None:
    word = invite(ada, email="eva@nordlicht.example")
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    answer = stranger.get(f"/join/{word}")
    assert answer.status_code == 404
    assert "This invitation no longer opens" in answer.content.decode()


def test_a_guest_sees_only_the_spaces_of_the_invitation(
    stranger: Client, olu: Person, open_space: Space, closed_space: Space
) -> None:
    Space.objects.filter(pk=open_space.pk).update(is_default=True)
    stranger.post(f"/join/{invite(olu, email='g@x.example', role=Role.GUEST, spaces=[closed_space])}", EVA)
    assert _spaces(Person.objects.get(email="g@x.example")) == ["Works council"]


def test_colleagues_join_the_default_spaces_too(stranger: Client, olu: Person, open_space: Space) -> None:
    Space.objects.filter(pk=open_space.pk).update(is_default=True)
    stranger.post(f"/join/{invite(olu, email='eva@x.example')}", EVA)
    assert _spaces(Person.objects.get(email="eva@x.example")) == ["Hydraulics"]


def test_nobody_comes_into_a_space_that_the_inviter_has_left(
    stranger: Client, ada: Person, olu: Person, open_space: Space
) -> None:
    word = invite(ada, email="eva@x.example", spaces=[open_space])
    end_membership(Membership.objects.get(space=open_space, person=ada), by=olu)
    stranger.post(f"/join/{word}", EVA)
    assert _spaces(Person.objects.get(email="eva@x.example")) == []


def test_a_bad_password_loses_nothing_that_was_typed(stranger: Client, ada: Person) -> None:
    word = invite(ada)
    answer = stranger.post(
        f"/join/{word}", {"name": "Eva Sánchez", "email": "eva@x.example", "password": "short"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Eva Sánchez"' in page
    assert 'value="eva@x.example"' in page
    assert "short" not in re.findall(r'value="([^"]*)"', page)


def test_an_address_is_taken_by_one_person(stranger: Client, ada: Person) -> None:
    answer = stranger.post(f"/join/{invite(ada)}", EVA | {"email": "ADA@nordlicht.example"})
    assert answer.status_code == 422
    assert "There is an account with this address already. Sign in with it." in answer.content.decode()


def test_an_author_of_imported_mail_takes_over_what_they_wrote(stranger: Client, ada: Person) -> None:
    author = register("eva@lists.example", "eva s.", is_imported=True)
    stranger.post(f"/join/{invite(ada, email='eva@lists.example')}", EVA)
    author.refresh_from_db()
    assert (author.name, author.is_imported, author.check_password(EVA["password"])) == (
        "Eva Sánchez",
        False,
        True,
    )


def test_a_link_for_everybody_takes_over_nobody(stranger: Client, ada: Person) -> None:
    register("eva@lists.example", "eva s.", is_imported=True)
    assert stranger.post(f"/join/{invite(ada)}", EVA | {"email": "eva@lists.example"}).status_code == 422


def test_an_address_of_an_allowed_domain_gets_a_link(
    stranger: Client, olu: Person, run_jobs: Callable[[], None]
) -> None:
    allow_domain("nordlicht.example", by=olu)
    answer = stranger.post("/join", {"email": "Eva@Nordlicht.example"})
    assert (answer.status_code, answer["Location"]) == (303, "/join/link-sent")
    run_jobs()
    assert mail.outbox[0].to == ["eva@nordlicht.example"]
    word = str(mail.outbox[0].body).split("/join/")[1].split()[0]
    assert stranger.post(f"/join/{word}", EVA).status_code == 303


def test_who_has_an_account_already_is_answered_the_same_and_told_by_mail(
    stranger: Client, ada: Person, olu: Person, run_jobs: Callable[[], None]
) -> None:
    allow_domain("nordlicht.example", by=olu)
    known = stranger.post("/join", {"email": ada.email})
    unknown = stranger.post("/join", {"email": "eva@nordlicht.example"})
    assert (known.status_code, known["Location"], known.content) == (
        unknown.status_code,
        unknown["Location"],
        unknown.content,
    )
    run_jobs()
    assert [letter.subject for letter in mail.outbox] == [
        "You have an account at Nordlicht Maschinenbau",
        "Your way in to Nordlicht Maschinenbau",
    ]


@pytest.mark.parametrize("email", ["ada@evil.example", "olu@x.example", "ada@nordlicht.example.evil.example"])
def test_other_domains_are_refused_whether_there_is_an_account_or_not(
    stranger: Client, olu: Person, email: str
) -> None:
    register("olu@x.example", "Another Olu", password=PASSWORD)
    allow_domain("nordlicht.example", by=olu)
    assert stranger.post("/join", {"email": email}).status_code == 422
    assert mail.outbox == []


def test_asking_for_links_is_slowed_down(stranger: Client, olu: Person) -> None:
    allow_domain("nordlicht.example", by=olu)
    answers = [stranger.post("/join", {"email": "eva@nordlicht.example"}).status_code for _ in range(6)]
    assert answers == [303, 303, 303, 303, 303, 429]


def test_links_of_a_domain_that_is_no_longer_allowed_do_not_open(stranger: Client, olu: Person) -> None:
    from flurfunk.accounts.inviting import stop_allowing
    from flurfunk.accounts.models import AllowedDomain

    allow_domain("nordlicht.example", by=olu)
    word = invite(None, email="eva@nordlicht.example")
    stop_allowing(AllowedDomain.objects.get(), by=olu)
    assert stranger.get(f"/join/{word}").status_code == 404
