"""Those who look after the house let people go, take them back and change roles."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flurfunk.people.deactivating import deactivate
from flurfunk.people.models import Deactivation, Person, Role
from flurfunk.people.registering import register
from flurfunk.people.roles import LastOwnerError, change_role
from tests.cast import Browser

SignIn = Callable[[Person], Browser]
BACK = {"_method": "delete"}


@pytest.fixture
def ines(olu: Person) -> Person:
    """Ines is an administrator."""
    return register("ines@nordlicht.example", "Ines Koch", role=Role.ADMINISTRATOR)


def _role(person: Person) -> str:
    person.refresh_from_db(fields=["role"])
    return person.role


def _is_out(person: Person) -> bool:
    return Deactivation.objects.filter(person=person).exists()


def test_the_console_is_for_those_who_look_after_the_house(
    sign_in: SignIn, ada: Person, guest: Person, ines: Person
) -> None:
    for address in ("/console", "/console/people", "/console/branding", "/console/styleguide"):
        assert Browser().get(address).status_code == 303
        assert [sign_in(who).get(address).status_code for who in (ada, guest, ines)] == [403, 403, 200]


def test_mallory_changes_nobody(sign_in: SignIn, mallory: Person, ada: Person) -> None:
    browser = sign_in(mallory)
    assert browser.post(f"/console/people/{ada.handle}/deactivation").status_code == 403
    assert browser.post(f"/console/people/{mallory.handle}/role", {"role": "owner"}).status_code == 403
    assert browser.post("/console/branding", {"company_name": "Mallory's"}).status_code == 403
    assert (_is_out(ada), _role(mallory)) == (False, Role.PERSON)


def test_somebody_is_let_go_and_taken_back(sign_in: SignIn, ines: Person, ada: Person) -> None:
    console, office = sign_in(ines), sign_in(ada)
    assert console.post(f"/console/people/{ada.handle}/deactivation").status_code == 303
    assert _is_out(ada)
    assert office.get("/settings").status_code == 303
    assert console.post(f"/console/people/{ada.handle}/deactivation", BACK).status_code == 303
    assert not _is_out(ada)
    assert office.get("/settings").status_code == 303


@pytest.mark.parametrize("role", ["administrator", "person", "guest"])
def test_an_administrator_gives_roles(sign_in: SignIn, ines: Person, ada: Person, role: str) -> None:
    assert sign_in(ines).post(f"/console/people/{ada.handle}/role", {"role": role}).status_code == 303
    assert _role(ada) == role


def test_an_administrator_makes_nobody_an_owner_and_does_not_touch_one(
    sign_in: SignIn, ines: Person, ada: Person, olu: Person
) -> None:
    browser = sign_in(ines)
    assert browser.post(f"/console/people/{ada.handle}/role", {"role": "owner"}).status_code == 403
    assert browser.post(f"/console/people/{olu.handle}/role", {"role": "guest"}).status_code == 403
    assert browser.post(f"/console/people/{olu.handle}/deactivation").status_code == 403
    assert (_role(ada), _role(olu), _is_out(olu)) == (Role.PERSON, Role.OWNER, False)


def test_nobody_changes_their_own_role_or_access(sign_in: SignIn, ines: Person, olu: Person) -> None:
    for person in (ines, olu):
        browser = sign_in(person)
        assert browser.post(f"/console/people/{person.handle}/role", {"role": "person"}).status_code == 403
        assert browser.post(f"/console/people/{person.handle}/deactivation").status_code == 403


def test_the_house_keeps_an_owner(olu: Person, ada: Person) -> None:
    with pytest.raises(LastOwnerError):
        change_role(olu, Role.PERSON, by=ada)
    change_role(ada, Role.OWNER, by=olu)
    change_role(olu, Role.PERSON, by=ada)
    assert (_role(olu), _role(ada)) == (Role.PERSON, Role.OWNER)


def test_an_owner_who_is_deactivated_does_not_count(olu: Person, ada: Person) -> None:
    from flurfunk.people.deactivating import deactivate

    change_role(ada, Role.OWNER, by=olu)
    deactivate(ada, by=olu)
    with pytest.raises(LastOwnerError):
        deactivate(Person.objects.get(pk=olu.pk), by=olu)


@pytest.mark.parametrize("role", ["", "emperor", "owner\x00"])
def test_a_role_that_is_none_is_refused(sign_in: SignIn, olu: Person, ada: Person, role: str) -> None:
    assert sign_in(olu).post(f"/console/people/{ada.handle}/role", {"role": role}).status_code == 400


def test_somebody_who_does_not_exist_is_not_found(sign_in: SignIn, olu: Person) -> None:
    assert sign_in(olu).post("/console/people/nobody/deactivation").status_code == 404


def test_people_are_found_with_typos_and_the_deactivated_too(
    sign_in: SignIn, olu: Person, bea: Person, ada: Person
) -> None:
    from flurfunk.people.deactivating import deactivate

    deactivate(bea, by=olu)
    page = sign_in(olu).get("/console/people", {"q": "Mueler"}).content.decode()
    assert bea.email in page
    assert ada.email not in page


@pytest.mark.parametrize(
    "query", [{"q": "%' OR 1=1 --"}, {"q": "a\x00b"}, {"after": "bm9uc2Vuc2U"}, {"after": "%%"}]
)
def test_nonsense_is_answered_with_a_page(sign_in: SignIn, olu: Person, query: dict[str, str]) -> None:
    assert sign_in(olu).get("/console/people", query).status_code == 200


def test_the_list_takes_as_many_queries_for_one_row_as_for_fifty(sign_in: SignIn, olu: Person) -> None:
    browser = sign_in(olu)
    browser.get("/console/people")
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get("/console/people")
    for number in range(60):
        register(f"p{number}@nordlicht.example", f"Person {number}")
    with CaptureQueriesContext(connection) as many:
        page = browser.get("/console/people").content.decode()
    assert len(many) == len(few)
    assert page.count('class="item-name"') == 50
    older = page.split('href="/console/people?after=')[1].split('"')[0]
    assert browser.get(f"/console/people?after={older}").content.decode().count('class="item-name"') == 11


def test_the_list_is_narrowed_by_role_and_says_how_many_there_are(
    sign_in: SignIn, olu: Person, ines: Person, ada: Person, bea: Person, guest: Person
) -> None:
    deactivate(bea, by=olu)
    console = sign_in(ines)
    everybody = {each.name for each in (olu, ines, ada, bea, guest)}
    for show, names in {
        "": everybody,
        "owner": {olu.name},
        "administrator": {ines.name},
        "person": {ada.name},
        "guest": {guest.name},
        "deactivated": {bea.name},
        "nonsense": everybody,
    }.items():
        page = console.get(f"/console/people?show={show}").content.decode()
        listed = page.partition('id="console_people"')[2]
        assert {name for name in everybody if name in listed} == names
    counts = re.findall(r'<span class="count">(\d+)</span>', page)
    assert counts == ["5", "1", "1", "1", "1", "1"]
    narrowed = console.get("/console/people?show=guest&q=Ada").content.decode()
    assert ada.name not in narrowed.partition('id="console_people"')[2]


def test_a_narrowed_list_goes_on_by_key(sign_in: SignIn, ines: Person) -> None:
    for number in range(55):
        register(f"g{number}@nordlicht.example", f"Guest {number:02}", role=Role.GUEST)
    page = sign_in(ines).get("/console/people?show=guest").content.decode()
    (more,) = re.findall(r'href="(/console/people\?after=[^"]*)"', page)
    rest = sign_in(ines).get(more.replace("&amp;", "&")).content.decode()
    assert [f"Guest {number:02}" in rest.partition('id="console_people"')[2] for number in (49, 50, 54)] == [
        False,
        True,
        True,
    ]
