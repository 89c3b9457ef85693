"""The first run, and the demo company's open door."""

import pytest
from django.test import Client

from flurfunk.people.models import Company, Person, Role
from flurfunk.people.registering import register
from tests.pictures import png

FORM = {
    "company_name": " Nordlicht  Maschinenbau ",
    "accent": "#0F6B5C",
    "languages": ["de", "en"],
    "time_zone": "Europe/Berlin",
    "name": "Olu Adeyemi",
    "email": "Olu@nordlicht.example",
    "password": "a goose on the crane",
}


@pytest.mark.parametrize(
    "address", ["/", "/sign-in", "/settings", "/join", "/password/forgotten", "/console"]
)
def test_every_door_leads_to_the_first_run(stranger: Client, address: str) -> None:
    answer = stranger.get(address)
    assert (answer.status_code, answer["Location"]) == (303, "/setup")


def test_the_company_is_founded_and_its_owner_is_signed_in(stranger: Client) -> None:
    assert stranger.get("/setup").status_code == 200
    german = {"Accept-Language": "de-DE,de;q=0.9,en;q=0.5"}
    answer = stranger.post("/setup", FORM | {"logo": png(900, 300)}, headers=german)
    assert (answer.status_code, answer["Location"]) == (303, "/")
    company, owner = Company.objects.get(), Person.objects.get()
    assert (company.name, company.accent, company.languages, company.time_zone) == (
        "Nordlicht Maschinenbau",
        "#0f6b5c",
        ["de", "en"],
        "Europe/Berlin",
    )
    assert (owner.email, owner.role, owner.languages) == ("olu@nordlicht.example", Role.OWNER, ["de"])
    assert stranger.get("/settings").status_code == 200
    assert stranger.get(company.logo_url)["Content-Type"] == "image/webp"


def test_there_is_only_one_first_run(stranger: Client, olu: Person) -> None:
    assert (stranger.get("/setup").status_code, stranger.post("/setup", FORM).status_code) == (404, 404)
    assert Company.objects.count() == 1
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("company_name", "  "),
        ("accent", "red"),
        ("accent", "#fff;}"),
        ("languages", []),
        ("languages", ["xx"]),
        ("time_zone", "Mars/Olympus"),
        ("email", "nobody"),
        ("password", "password"),
        ("logo", b"<svg onload=alert(1)>"),
    ],
)
def test_bad_input_founds_nothing(stranger: Client, field: str, value: object) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    if isinstance(value, bytes):
        value = SimpleUploadedFile("logo.png", value, content_type="image/png")
    assert stranger.post("/setup", FORM | {field: value}).status_code == 422
    assert not Company.objects.exists()
    assert not Person.objects.exists()


def _demo_person() -> Person:
    from flurfunk.accounts.demo_people import _handles

    return register("demo@nordlicht.example", "Demo Person", handle=_handles()[0])


def test_the_demo_company_offers_its_people_in_one_click(stranger: Client, olu: Person) -> None:
    Company.objects.update(is_demo=True)
    person = _demo_person()
    assert f'value="{person.handle}"' in stranger.get("/sign-in").content.decode()
    assert stranger.post("/demo/session", {"handle": person.handle}).status_code == 303
    assert stranger.get("/settings").status_code == 200


def test_any_other_company_has_no_such_door(stranger: Client, olu: Person) -> None:
    person = _demo_person()
    assert f'value="{person.handle}"' not in stranger.get("/sign-in").content.decode()
    assert stranger.post("/demo/session", {"handle": person.handle}).status_code == 404
    assert stranger.get("/settings").status_code == 303


def test_in_the_demo_company_only_those_who_are_offered_can_be_taken(stranger: Client, olu: Person) -> None:
    Company.objects.update(is_demo=True)
    assert stranger.post("/demo/session", {"handle": olu.handle}).status_code == 404
