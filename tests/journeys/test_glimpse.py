"""Pointing at a name shows who it is; so does the keyboard."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import Windows
from tests.journeys.checking import html_errors, violations
from tests.journeys.entering import join
from tests.journeys.houses import House
from tests.journeys.seeing import press_until


def test_a_card_comes_with_the_pointer_stays_under_it_and_goes(desktop: Page, house: House) -> None:
    author, card = _point_at_an_author(desktop, house, "Gerd Glimpse")
    expect(card).to_contain_text(author.inner_text())
    assert violations(desktop) == []
    card.hover()
    desktop.wait_for_timeout(600)
    expect(card).to_be_visible()
    card.get_by_role("button", name="Follow").click()
    expect(desktop.get_by_role("status").filter(has_text="Failed")).to_have_count(0)
    desktop.mouse.move(5, 5)
    expect(card).to_have_count(0)
    author.hover()
    expect(card.get_by_role("button", name="Following")).to_be_visible()
    desktop.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_the_keyboard_comes_into_the_card_and_escape_leads_back(desktop: Page, house: House) -> None:
    join(desktop, house, "Gita Glimpse")
    desktop.goto(f"{house.url}/spaces/hydraulik")
    author = desktop.locator(".entry-author").first
    press_until(desktop, "Tab", author)
    card = desktop.locator(".glimpse")
    expect(card).to_be_visible()
    desktop.keyboard.press("Tab")
    expect(card.get_by_role("link").first).to_be_focused()
    desktop.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(author).to_be_focused()


def test_fingers_see_no_card(phone: Page, house: House) -> None:
    join(phone, house, "Gus Glimpse")
    phone.goto(f"{house.url}/spaces/hydraulik")
    author = phone.locator(".entry-author").first
    name = author.inner_text()
    author.tap()
    expect(phone.get_by_role("heading", name=name, level=1)).to_be_visible()
    expect(phone.locator(".glimpse")).to_have_count(0)


def test_the_html_of_the_cards_is_valid(windows: Windows, desktop: Page, house: House) -> None:
    join(desktop, house, "Gabi Glimpse")
    parts = {
        path: desktop.request.get(f"{house.url}{path}/glimpse").text()
        for path in ("/people/jule.hansen", "/spaces/hydraulik", "/topics/delta-3")
    }
    head = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Part</title></head>'
    pages = {path: f"{head}<body><main>{part}</main></body></html>" for path, part in parts.items()}
    assert html_errors(pages) == []


def _point_at_an_author(page: Page, house: House, name: str) -> tuple[Locator, Locator]:
    join(page, house, name)
    page.goto(f"{house.url}/spaces/hydraulik")
    author = page.locator(".entry-author").first
    author.hover()
    card = page.locator(".glimpse")
    expect(card).to_be_visible()
    return author, card
