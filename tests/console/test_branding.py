"""What the company looks like."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from flurfunk.people.models import Company, Person
from tests.cast import Browser
from tests.pictures import png

SignIn = Callable[[Person], Browser]
FORM: dict[str, Any] = {
    "company_name": "Nordlicht",
    "accent": "#0f6b5c",
    "languages": ["de"],
    "time_zone": "Europe/Berlin",
}


def test_the_look_is_changed(sign_in: SignIn, olu: Person) -> None:
    assert sign_in(olu).post("/console/branding", FORM | {"logo": png(300, 100)}).status_code == 303
    company = Company.objects.get()
    assert (company.name, company.accent, company.languages) == ("Nordlicht", "#0f6b5c", ["de"])
    assert company.logo_url.startswith("/logo?v=")


def test_a_colour_that_is_hard_to_read_is_shown_darker_and_that_is_said(sign_in: SignIn, olu: Person) -> None:
    answer = sign_in(olu).post("/console/branding", FORM | {"accent": "#ffee00"}, follow=True)
    assert "Your colour is shown a little darker" in answer.content.decode()
    assert Company.objects.get().accent == "#ffee00"


def test_the_logo_stays_until_it_is_taken_away(sign_in: SignIn, olu: Person) -> None:
    browser = sign_in(olu)
    browser.post("/console/branding", FORM | {"logo": png(300, 100)})
    browser.post("/console/branding", FORM)
    assert Company.objects.get().logo
    browser.post("/console/branding", FORM | {"without_logo": "on"})
    assert Company.objects.get().logo == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("company_name", ""),
        ("accent", "#0f6b5c; } body { display: none"),
        ("accent", "#0f6"),
        ("languages", []),
        ("time_zone", ""),
        ("logo", SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")),
    ],
)
def test_bad_input_changes_nothing(sign_in: SignIn, olu: Person, field: str, value: object) -> None:
    assert sign_in(olu).post("/console/branding", FORM | {field: value}).status_code == 422
    assert Company.objects.get().name == "Nordlicht Maschinenbau"


def test_it_cannot_be_made_a_demo(sign_in: SignIn, olu: Person) -> None:
    sign_in(olu).post("/console/branding", FORM | {"is_demo": "on"})
    assert Company.objects.get().is_demo is False
