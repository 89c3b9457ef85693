"""The palette leads anywhere by a few letters, from any page."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import Windows
from tests.journeys.checking import html_errors, violations
from tests.journeys.entering import join, sign_in
from tests.journeys.houses import House


def test_the_keyboard_goes_to_a_space_in_spite_of_a_typo(desktop: Page, house: House) -> None:
    join(desktop, house, "Pia Palette")
    desktop.goto(f"{house.url}/settings")
    desktop.keyboard.press("Control+k")
    field = desktop.get_by_role("combobox", name="Where to?")
    expect(field).to_be_focused()
    desktop.keyboard.type("hydrolik")
    chosen = desktop.locator(".palette").get_by_role("option", selected=True)
    expect(chosen).to_have_text(re.compile("Hydraulik.*Druck"))
    expect(field).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
    desktop.keyboard.press("ArrowDown")
    expect(chosen).to_have_text("#Hydraulik")
    desktop.keyboard.press("ArrowUp")
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", name="Hydraulik", level=1)).to_be_visible()
    expect(desktop.get_by_role("dialog")).to_have_count(0)


def test_escape_gives_back_the_place_where_one_was(desktop: Page, house: House) -> None:
    join(desktop, house, "Paul Palette")
    desktop.goto(f"{house.url}/people")
    link = desktop.locator(".bar").get_by_role("link", name="Topics")
    link.focus()
    desktop.keyboard.press("/")
    expect(desktop.get_by_role("dialog", name="Go anywhere")).to_be_visible()
    desktop.keyboard.press("Escape")
    expect(desktop.get_by_role("dialog")).to_have_count(0)
    expect(link).to_be_focused()


def test_after_escape_the_keys_open_it_again(desktop: Page, house: House) -> None:
    join(desktop, house, "Petra Palette")
    desktop.goto(f"{house.url}/people")
    for key in ("Control+k", "/", "/"):
        desktop.keyboard.press(key)
        expect(desktop.get_by_role("combobox", name="Where to?")).to_be_focused()
        desktop.keyboard.press("Escape")
        expect(desktop.get_by_role("dialog")).to_have_count(0)


def test_deeds_are_found_and_open_in_a_new_tab(desktop: Page, house: House) -> None:
    join(desktop, house, "Pola Palette")
    desktop.goto(house.url)
    desktop.keyboard.press("Control+k")
    desktop.keyboard.type("bokmarks")
    expect(desktop.locator(".palette").get_by_role("option", selected=True)).to_have_text("Bookmarks")
    with desktop.context.expect_page() as opened:
        desktop.keyboard.press("Control+Enter")
    expect(opened.value).to_have_url(f"{house.url}/bookmarks")
    desktop.get_by_role("combobox", name="Where to?").fill("dark")
    desktop.keyboard.press("Enter")
    expect(desktop.locator("html")).to_have_attribute("data-theme", "dark")


def test_what_nobody_is_called_leads_to_the_search(desktop: Page, house: House) -> None:
    join(desktop, house, "Pit Palette")
    desktop.goto(house.url)
    desktop.get_by_role("searchbox").click()
    desktop.keyboard.type("zzzzqq")
    expect(desktop.locator(".palette").get_by_role("option", selected=True)).to_have_text(
        "Search everywhere for “zzzzqq”"
    )
    desktop.keyboard.press("Enter")
    expect(desktop).to_have_url(f"{house.url}/search?q=zzzzqq")


def test_without_scripts_the_search_page_stays(no_javascript: Page, house: House) -> None:
    join(no_javascript, house, "Nora Noscript")
    no_javascript.goto(house.url)
    no_javascript.get_by_role("searchbox").fill("hydrolik")
    no_javascript.keyboard.press("Enter")
    expect(no_javascript.locator("main").get_by_role("link", name="Hydraulik", exact=True)).to_be_visible()


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_axe_finds_nothing_in_the_palette(windows: Windows, house: House, size: str) -> None:
    page = windows.open(size, reduced_motion="reduce")
    sign_in(page, house, "jule.hansen")
    page.goto(house.url)
    if size == "phone":
        page.locator(".top-find").click()
    else:
        page.keyboard.press("Control+k")
    expect(page.locator(".palette").get_by_role("option").first).to_be_visible()
    found = violations(page)
    page.locator(".palette").get_by_role("combobox").fill("delta")
    expect(page.get_by_role("option", name="Delta servo pumps")).to_be_visible()
    found += violations(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, only=["color-contrast"])
    assert found == []


def test_the_html_of_the_palette_is_valid(desktop: Page, house: House) -> None:
    sign_in(desktop, house, "jule.hansen")
    parts = {
        path: desktop.request.get(f"{house.url}{path}").text()
        for path in ("/palette", "/palette/found?q=delta")
    }
    head = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Part</title></head>'
    pages = {path: f"{head}<body><main>{part}</main></body></html>" for path, part in parts.items()}
    assert html_errors(pages) == []
