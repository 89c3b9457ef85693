"""Every page can be used by everybody: axe finds nothing, in any size and colour, and nothing scrolls sideways."""

import pytest
from playwright.sync_api import Page

from tests.journeys.browsing import Windows
from tests.journeys.checking import violations
from tests.journeys.entering import sign_in
from tests.journeys.houses import House
from tests.journeys.places import EVERYBODY, Place
from tests.journeys.seeing import excess_width
from tests.journeys.visiting import enter, visit


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_axe_finds_nothing_by_day_or_by_night(
    windows: Windows, house: House, words: dict[str, str], size: str, who: str
) -> None:
    windows.expect_status(403, 404, 422)
    page = windows.open(size, reduced_motion="reduce")
    enter(page, house, who)
    found = []
    for place in EVERYBODY[who]:
        visit(page, house, place, words)
        found += [f"{place}: {said}" for said in violations(page)]
        page.emulate_media(color_scheme="dark")
        found += [f"{place}, dark: {said}" for said in violations(page, only=["color-contrast"])]
        page.emulate_media(color_scheme="light")
        found += _too_wide(page, place)
    assert found == []


def test_axe_finds_nothing_in_german(windows: Windows, house: House, words: dict[str, str]) -> None:
    page = windows.open("phone", locale="de-DE", reduced_motion="reduce")
    page.goto(f"{house.url}/sign-in")
    found = violations(page)
    sign_in(page, house, "ayse.oeztuerk")
    for path in (
        "/",
        f"/posts/{words['long']}",
        "/spaces",
        "/people/jule.hansen",
        "/settings",
        "/invitations",
    ):
        page.goto(f"{house.url}{path}")
        found += [f"{path}: {said}" for said in violations(page)]
        found += _too_wide(page, Place(path))
    assert found == []
    assert page.locator("html").get_attribute("lang") == "de"


def _too_wide(page: Page, place: Place) -> list[str]:
    """Say how far a page scrolls sideways, on the smallest of phones too."""
    size = page.viewport_size
    assert size
    found = []
    for width in (size["width"], 320) if size["width"] < 600 else (size["width"],):
        page.set_viewport_size({"width": width, "height": size["height"]})
        if excess_width(page) > 0:
            found.append(f"{place} is {excess_width(page)} px too wide at {width}")
    page.set_viewport_size(size)
    return found
