"""Invite people, take it back, allow domains."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import override_settings

from flurfunk.accounts.inviting import allow_domain, find_invitation, invite
from flurfunk.accounts.models import AllowedDomain, Invitation
from flurfunk.people.deactivating import deactivate
from flurfunk.people.models import Person, Role
from flurfunk.people.registering import register
from flurfunk.spaces.models import Space
from tests.cast import Browser

SignIn = Callable[[Person], Browser]
TAKE_BACK = {"_method": "delete"}


def _made() -> Invitation:
    return Invitation.objects.get()


def test_anybody_invites_a_colleague_by_mail(sign_in: SignIn, ada: Person, open_space: Space) -> None:
    answer = sign_in(ada).post("/invitations", {"email": "Eva@nordlicht.example", "spaces": [open_space.pk]})
    assert answer.status_code == 303
    made = _made()
    assert (made.email, made.role, made.by, list(made.spaces.all())) == (
        "eva@nordlicht.example",
        Role.PERSON,
        ada,
        [open_space],
    )
    letter = mail.outbox[0]
    assert letter.to == ["eva@nordlicht.example"]
    assert letter.subject == "Ada Lindqvist invites you to Nordlicht Maschinenbau"
    assert "http://testserver/join/" in str(letter.body)


def test_a_link_is_shown_once_and_kept_nowhere(sign_in: SignIn, ada: Person) -> None:
    browser = sign_in(ada)
    browser.post("/invitations", {"email": "", "uses": "3"})
    first, second = browser.get("/invitations").content.decode(), browser.get("/invitations").content.decode()
    word = first.split("/join/")[1].split('"')[0]
    assert find_invitation(word) == _made()
    assert _made().uses_left == 3
    assert "/join/" not in second
    assert word not in str(Invitation.objects.values())


@pytest.fixture
def no_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mail server is away."""

    def fail(*_args: object, **_kwargs: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("flurfunk.accounts.mailing.EmailMultiAlternatives.send", fail)


@pytest.mark.usefixtures("no_mail")
def test_the_link_to_an_imported_account_is_shown_only_to_those_who_look_after_the_house(
    sign_in: SignIn, ada: Person, olu: Person
) -> None:
    register("eva@lists.example", "Eva of the lists", is_imported=True)
    pages = {}
    for person in (ada, olu):
        browser = sign_in(person)
        browser.post("/invitations", {"email": "eva@lists.example", "role": "person"})
        pages[person.name] = browser.get("/invitations").content.decode()
    assert {name: "/join/" in page for name, page in pages.items()} == {
        "Ada Lindqvist": False,
        "Olu Adeyemi": True,
    }
    assert "No mail could be sent, and there is an account for this address already" in pages["Ada Lindqvist"]


@pytest.mark.usefixtures("no_mail")
def test_when_no_mail_can_be_sent_the_invitation_is_kept_and_its_link_is_shown(
    sign_in: SignIn, ada: Person
) -> None:
    browser = sign_in(ada)
    browser.post("/invitations", {"email": "eva@nordlicht.example"})
    page = browser.get("/invitations").content.decode()
    assert "no mail could be sent" in page
    assert find_invitation(page.split("/join/")[1].split('"')[0]) == _made()


@pytest.mark.parametrize("role", ["owner", "administrator", "guest"])
def test_who_is_no_administrator_invites_only_colleagues(
    sign_in: SignIn, ada: Person, open_space: Space, role: str
) -> None:
    answer = sign_in(ada).post(
        "/invitations", {"email": "eva@supplier.example", "role": role, "spaces": [open_space.pk]}
    )
    assert (answer.status_code, Invitation.objects.count()) == (422, 0)


@pytest.mark.parametrize("role", ["owner", "administrator"])
def test_nobody_is_invited_as_more_than_a_colleague(sign_in: SignIn, olu: Person, role: str) -> None:
    answer = sign_in(olu).post("/invitations", {"email": "eva@nordlicht.example", "role": role})
    assert (answer.status_code, Invitation.objects.count()) == (422, 0)


def test_a_guest_is_invited_into_spaces(sign_in: SignIn, olu: Person, open_space: Space) -> None:
    nowhere = sign_in(olu).post("/invitations", {"email": "eva@supplier.example", "role": "guest"})
    assert nowhere.status_code == 422
    assert "A guest sees only these spaces: choose at least one." in nowhere.content.decode()
    sign_in(olu).post(
        "/invitations", {"email": "eva@supplier.example", "role": "guest", "spaces": [open_space.pk]}
    )
    assert _made().role == Role.GUEST


def test_nobody_invites_into_a_space_they_do_not_belong_to(
    sign_in: SignIn, mallory: Person, secret_space: Space, open_space: Space
) -> None:
    for space in (secret_space, open_space):
        answer = sign_in(mallory).post("/invitations", {"email": "eva@x.example", "spaces": [space.pk]})
        assert answer.status_code == 422
    assert secret_space.name not in sign_in(mallory).get("/invitations").content.decode()


def test_a_member_cannot_pass_by_the_moderators_of_a_closed_space(
    sign_in: SignIn, ada: Person, closed_space: Space
) -> None:
    answer = sign_in(ada).post("/invitations", {"email": "eva@x.example", "spaces": [closed_space.pk]})
    assert answer.status_code == 422


def test_guests_invite_nobody(sign_in: SignIn, guest: Person) -> None:
    browser = sign_in(guest)
    assert browser.get("/invitations").status_code == 403
    assert browser.post("/invitations", {"email": "eva@x.example"}).status_code == 403


def test_an_address_with_an_account_is_not_invited(sign_in: SignIn, ada: Person, bea: Person) -> None:
    answer = sign_in(ada).post("/invitations", {"email": bea.email.upper()})
    assert answer.status_code == 422
    assert "There is an account with this address already." in answer.content.decode()


def test_an_author_of_imported_mail_is_invited(sign_in: SignIn, ada: Person) -> None:
    register("eva@nordlicht.example", "Eva", is_imported=True)
    assert sign_in(ada).post("/invitations", {"email": "eva@nordlicht.example"}).status_code == 303


def test_an_invitation_is_taken_back_by_who_made_it(sign_in: SignIn, ada: Person) -> None:
    word = invite(ada, email="eva@nordlicht.example")
    assert sign_in(ada).post(f"/invitations/{_made().pk}", TAKE_BACK).status_code == 303
    assert find_invitation(word) is None


def test_an_administrator_takes_back_anybodys_and_mallory_only_her_own(
    sign_in: SignIn, ada: Person, mallory: Person, olu: Person
) -> None:
    invite(ada, email="eva@nordlicht.example")
    number = _made().pk
    assert "eva@nordlicht.example" not in sign_in(mallory).get("/invitations").content.decode()
    assert sign_in(mallory).post(f"/invitations/{number}", TAKE_BACK).status_code == 404
    assert sign_in(olu).post(f"/invitations/{number}", TAKE_BACK).status_code == 303


def test_an_invitation_ends_with_the_account_of_who_made_it(ada: Person, olu: Person) -> None:
    word = invite(ada, email="eva@nordlicht.example")
    deactivate(ada, by=olu)
    assert find_invitation(word) is None


def test_a_second_invitation_to_an_address_replaces_the_first(ada: Person) -> None:
    first, second = invite(ada, email="eva@x.example"), invite(ada, email="eva@x.example")
    assert (find_invitation(first), find_invitation(second)) == (None, _made())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("@Nordlicht.example", ["nordlicht.example"]), ("nordlicht.example", ["nordlicht.example"]), ("example", []),
     ("a b.example", []), ("evil.example/x", []), ("", []), ("x" * 250 + ".example", [])],
)  # fmt: skip
def test_a_domain_is_allowed_if_it_is_one(sign_in: SignIn, olu: Person, typed: str, kept: list[str]) -> None:
    answer = sign_in(olu).post("/invitations/domains", {"domain": typed})
    assert answer.status_code == (303 if kept else 422)
    assert list(AllowedDomain.objects.values_list("domain", flat=True)) == kept


def test_only_administrators_allow_domains(sign_in: SignIn, ada: Person, olu: Person) -> None:
    allow_domain("nordlicht.example", by=olu)
    number = AllowedDomain.objects.get().pk
    browser = sign_in(ada)
    assert browser.post("/invitations/domains", {"domain": "evil.example"}).status_code == 403
    assert browser.post(f"/invitations/domains/{number}", TAKE_BACK).status_code == 403
    assert sign_in(olu).post(f"/invitations/domains/{number}", TAKE_BACK).status_code == 303
    assert not AllowedDomain.objects.exists()


@override_settings(PUBLIC_URL="https://flurfunk.nordlicht.example")
def test_links_begin_with_the_public_address(sign_in: SignIn, ada: Person) -> None:
    sign_in(ada).post("/invitations", {"email": "eva@nordlicht.example"})
    assert "https://flurfunk.nordlicht.example/join/" in str(mail.outbox[0].body)
