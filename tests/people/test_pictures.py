"""Photos, the logo and the company's stylesheet."""

from collections.abc import Callable

import pytest

from flurfunk.people.branding import change_logo, store_logo
from flurfunk.people.models import Company, Person
from tests.cast import Browser
from tests.pictures import png

SignIn = Callable[[Person], Browser]


@pytest.mark.parametrize(
    "name",
    ["../secret-key", "..%2fsecret-key", "0" * 32 + ".png", "0" * 31 + ".webp", "0" * 32 + ".webp/x", "%00"],
)
def test_only_names_of_photos_are_looked_for(sign_in: SignIn, ada: Person, name: str) -> None:
    assert sign_in(ada).get(f"/photos/{name}").status_code == 404


def test_a_photo_that_is_not_there_is_not_found(sign_in: SignIn, ada: Person) -> None:
    assert sign_in(ada).get(f"/photos/{'0' * 32}.webp").status_code == 404


def test_strangers_see_no_photos(olu: Person) -> None:
    assert Browser().get(f"/photos/{'0' * 32}.webp").status_code == 303


def test_a_logo_keeps_its_shape_and_strangers_see_it(olu: Person) -> None:
    from io import BytesIO

    from PIL import Image

    company = Company.objects.get()
    change_logo(company, olu, logo=store_logo(png(1600, 200).read()))
    answer = Browser().get(company.logo_url)
    assert Image.open(BytesIO(answer.content)).size == (640, 80)
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"


def test_without_a_logo_there_is_none(olu: Person) -> None:
    assert Browser().get("/logo").status_code == 404


def test_the_stylesheet_is_kept_for_ever_by_its_version_and_asked_for_again_without(olu: Person) -> None:
    browser = Browser()
    named, plain = browser.get(Company.objects.get().branding_url), browser.get("/branding.css")
    assert (named["Content-Type"], named["Cache-Control"]) == (
        "text/css; charset=utf-8",
        "public, max-age=31536000, immutable",
    )
    assert plain["Cache-Control"] == "public, no-cache"
    again = browser.get("/branding.css", headers={"If-None-Match": plain["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_made_up_version_is_not_kept_for_ever(olu: Person) -> None:
    assert Browser().get("/branding.css?v=abcdef")["Cache-Control"] == "public, no-cache"


def test_before_the_first_run_there_is_a_colour_already(db: None) -> None:
    assert Browser().get("/branding.css").status_code == 200
