"""The house can be installed as an app, and takes what other apps share."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from flurfunk.people.models import Person
from flurfunk.web.app_icon import draw_icon
from tests.cast import Browser


def test_the_manifest_names_the_company_and_only_what_is_there(
    olu: Person, sign_in: Callable[[Person], Browser]
) -> None:
    browser = sign_in(olu)
    answer = browser.get("/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    said = answer.json()
    assert (said["name"], said["short_name"]) == ("Nordlicht Maschinenbau", "Nordlicht Ma")
    for address in (said["start_url"], *(each["url"] for each in said["shortcuts"])):
        assert browser.get(address).status_code == 200
    for icon in said["icons"]:
        picture = Image.open(BytesIO(browser.get(icon["src"]).content))
        assert f"{picture.width}x{picture.height}" == icon["sizes"]


@pytest.mark.parametrize("letter", ["N", "Ä", "李", ""])
def test_every_letter_gives_an_icon(letter: str) -> None:
    picture = Image.open(BytesIO(draw_icon(letter, "#0f6b5c", 192)))
    assert picture.size == (192, 192)
    assert len(picture.getcolors(100_000) or []) > 1 if letter == "N" else picture.getcolors(100_000)


def test_what_another_app_shares_stands_in_the_form(
    olu: Person, sign_in: Callable[[Person], Browser]
) -> None:
    shared = {"title": "A seal", "text": "Look <here>", "link": "https://example.org/seal"}
    page = sign_in(olu).get("/posts/new", shared).content.decode()
    assert 'value="A seal"' in page
    assert "Look &lt;here&gt;\n\nhttps://example.org/seal</textarea>" in page
