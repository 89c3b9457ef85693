"""With the keyboard alone."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.entering import PASSWORD, join
from tests.journeys.houses import House
from tests.journeys.seeing import assert_focus_is_visible, press_until


def test_everything_can_be_done_without_a_mouse(desktop: Page, house: House) -> None:
    join(desktop, house, "Kim Keys")
    desktop.context.clear_cookies()
    _sign_in(desktop, house)
    _skip_to_the_content(desktop)
    _find_and_join_a_space(desktop)
    _write(desktop)
    _comment_and_react(desktop)
    _use_the_menu(desktop)


def _sign_in(desktop: Page, house: House) -> None:
    desktop.goto(f"{house.url}/sign-in")
    press_until(desktop, "Tab", desktop.get_by_label("E-mail address"))
    desktop.keyboard.type("kim-keys@nordlicht.example")
    press_until(desktop, "Tab", desktop.get_by_label("Password"))
    desktop.keyboard.type(PASSWORD)
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("link", name="Home").first).to_be_visible()


def _skip_to_the_content(desktop: Page) -> None:
    desktop.keyboard.press("Tab")
    expect(desktop.get_by_role("link", name="To the content")).to_be_focused()
    assert_focus_is_visible(desktop)
    desktop.keyboard.press("Enter")
    expect(desktop.locator("main")).to_be_focused()


def _find_and_join_a_space(desktop: Page) -> None:
    desktop.keyboard.press("/")
    expect(desktop.get_by_role("combobox", name="Where to?")).to_be_focused()
    desktop.keyboard.type("hydrolik")
    chosen = desktop.locator(".palette").get_by_role("option", selected=True)
    expect(chosen).to_have_text(re.compile("Hydraulik.*Druck"))
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", name="Hydraulik", level=1)).to_be_visible()
    press_until(desktop, "Tab", desktop.get_by_role("button", name="Join"))
    desktop.keyboard.press("Enter")
    expect(desktop.locator("summary.composer-open")).to_be_visible()


def _write(desktop: Page) -> None:
    desktop.keyboard.press("n")
    expect(desktop.get_by_label("What should the others know?")).to_be_focused()
    desktop.keyboard.type("Written without a mouse.")
    press_until(desktop, "Tab", desktop.get_by_role("button", name="Publish"))
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("article").get_by_text("Written without a mouse.")).to_be_visible()


def _comment_and_react(desktop: Page) -> None:
    press = desktop.keyboard.press
    press_until(desktop, "Tab", desktop.get_by_label("React"))
    press("Enter")
    press_until(desktop, "Tab", desktop.get_by_role("button", name="Celebration"))
    press("Enter")
    expect(desktop.locator(".reaction")).to_have_attribute("aria-pressed", "true")
    assert_focus_is_visible(desktop)
    press_until(desktop, "Tab", desktop.get_by_label("Write a comment"))
    desktop.keyboard.type("And commented.")
    press_until(desktop, "Tab", desktop.get_by_role("button", name="Comment", exact=True))
    press("Enter")
    expect(desktop.locator(".comment", has_text="And commented.")).to_be_visible()
    assert_focus_is_visible(desktop)


def _use_the_menu(desktop: Page) -> None:
    summary = desktop.locator("summary.me-button")
    press_until(desktop, "Shift+Tab", summary)
    desktop.keyboard.press("Enter")
    profile = desktop.get_by_role("link", name="My profile")
    expect(profile).to_be_visible()
    desktop.keyboard.press("ArrowDown")
    expect(profile).to_be_focused()
    desktop.keyboard.press("Escape")
    expect(profile).to_be_hidden()
    expect(summary).to_be_focused()
    assert_focus_is_visible(desktop)
    desktop.keyboard.press("?")
    expect(desktop.get_by_role("dialog", name="Keys")).to_be_visible()
    assert_focus_is_visible(desktop)
    desktop.keyboard.press("Escape")
    expect(desktop.get_by_role("dialog", name="Keys")).to_be_hidden()
    assert_focus_is_visible(desktop)
