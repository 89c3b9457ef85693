"""The HTML of every page is valid."""

from tests.journeys.browsing import Windows
from tests.journeys.checking import html_errors
from tests.journeys.houses import House
from tests.journeys.places import EVERYBODY
from tests.journeys.visiting import enter, read


def test_every_page_is_valid_html(windows: Windows, house: House, words: dict[str, str]) -> None:
    pages = {}
    for who, places in EVERYBODY.items():
        page = windows.open()
        enter(page, house, who)
        for place in places:
            pages[f"{who} {place}"] = read(page, house, place, words)
    assert html_errors(pages) == []
