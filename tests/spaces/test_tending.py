"""Make a space and look after it."""

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from flurfunk.people.models import Person
from flurfunk.spaces.models import Archiving, MemberRole, Space, Visibility
from tests.cast import Browser

SignIn = Callable[[Person], Browser]

_SAID = {"name": "Hydraulics", "description": "Oil.", "visibility": "open"}


def test_whoever_makes_a_space_owns_it(ada: Person, sign_in: SignIn) -> None:
    answer = sign_in(ada).post(
        "/spaces", {"name": " 苏州  泵厂 ", "description": "Pumps.", "visibility": "closed"}
    )
    space = Space.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, space.url)
    assert (space.name, space.slug, space.visibility) == ("苏州 泵厂", "苏州-泵厂", Visibility.CLOSED)
    assert space.memberships.get().role == MemberRole.OWNER
    assert sign_in(ada).get(answer.headers["Location"]).status_code == 200


def test_what_was_typed_comes_back_with_the_reasons(ada: Person, sign_in: SignIn) -> None:
    answer = sign_in(ada).post("/spaces", {"name": "\u202e ", "description": "Kept.", "visibility": "open"})
    assert answer.status_code == 422
    assert "Give the space a name." in answer.content.decode()
    assert "Kept." in answer.content.decode()
    assert not Space.objects.exists()


def test_a_guest_makes_no_space(guest: Person, sign_in: SignIn) -> None:
    browser = sign_in(guest)
    assert browser.get("/spaces/new").status_code == 403
    assert browser.post("/spaces", _SAID).status_code == 403


def test_only_administrators_make_default_spaces(ada: Person, olu: Person, sign_in: SignIn) -> None:
    sign_in(ada).post("/spaces", {**_SAID, "is_default": "on"})
    sign_in(olu).post("/spaces", {**_SAID, "name": "Welcome", "is_default": "on"})
    assert list(Space.objects.order_by("pk").values_list("name", "is_default")) == [
        ("Hydraulics", False),
        ("Welcome", True),
    ]


def test_a_default_space_is_never_secret(olu: Person, sign_in: SignIn) -> None:
    answer = sign_in(olu).post("/spaces", {**_SAID, "visibility": "secret", "is_default": "on"})
    assert answer.status_code == 422
    assert not Space.objects.exists()


def test_an_owner_who_is_no_administrator_keeps_it_a_default(
    ada: Person, open_space: Space, sign_in: SignIn
) -> None:
    open_space.memberships.filter(person=ada).update(role=MemberRole.OWNER)
    Space.objects.update(is_default=True)
    sign_in(ada).post(f"/spaces/{open_space.slug}/settings", {**_SAID, "name": "Fluids"})
    open_space.refresh_from_db()
    assert (open_space.name, open_space.is_default) == ("Fluids", True)


@pytest.mark.parametrize("rest", ["settings", "picture", "archiving"])
def test_members_and_outsiders_change_nothing(
    open_space: Space, ada: Person, mallory: Person, sign_in: SignIn, rest: str
) -> None:
    for person in (ada, mallory):
        assert sign_in(person).post(f"/spaces/{open_space.slug}/{rest}", _SAID).status_code == 403
    assert not Archiving.objects.exists()


def test_the_form_says_what_a_change_does_to_what_is_written(
    closed_space: Space, olu: Person, sign_in: SignIn
) -> None:
    page = sign_in(olu).get(f"/spaces/{closed_space.slug}/settings").content.decode()
    assert "What is already written becomes readable for every colleague." in page


def test_an_administrator_from_outside_cannot_hide_a_space_from_themselves(
    ada: Person, bea: Person, sign_in: SignIn
) -> None:
    bea.role = "administrator"
    bea.save()
    sign_in(ada).post("/spaces", _SAID)
    answer = sign_in(bea).post("/spaces/hydraulics/settings", {**_SAID, "visibility": "secret"})
    assert answer.status_code == 422
    assert Space.objects.get().visibility == Visibility.OPEN


def test_archived_and_brought_back(open_space: Space, olu: Person, ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(olu)
    browser.post(f"/spaces/{open_space.slug}/archiving")
    assert Archiving.objects.get().by == olu
    assert "Write a post" not in sign_in(ada).get(f"/spaces/{open_space.slug}/members").content.decode()
    browser.post(f"/spaces/{open_space.slug}/archiving", {"_method": "delete"})
    assert not Archiving.objects.exists()


def _picture() -> SimpleUploadedFile:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "PNG")
    return SimpleUploadedFile("teal.png", made.getvalue())


def test_a_picture_is_set_and_taken_away(open_space: Space, olu: Person, sign_in: SignIn) -> None:
    browser = sign_in(olu)
    browser.post(f"/spaces/{open_space.slug}/picture", {"picture": _picture(), "x": 2, "y": 0, "size": 20})
    open_space.refresh_from_db()
    assert open_space.picture.endswith(".webp")
    browser.post(f"/spaces/{open_space.slug}/picture", {"_method": "delete"})
    open_space.refresh_from_db()
    assert open_space.picture == ""


def test_what_is_no_picture_is_refused_with_a_sentence(
    open_space: Space, olu: Person, sign_in: SignIn
) -> None:
    browser = sign_in(olu)
    broken = SimpleUploadedFile("teal.png", b"\x89PNG\r\n\x1a\nnot really")
    answer = browser.post(f"/spaces/{open_space.slug}/picture", {"picture": broken})
    assert answer.status_code == 422
    assert "This is no picture we can read." in answer.content.decode()
    assert browser.post(f"/spaces/{open_space.slug}/picture").status_code == 422
