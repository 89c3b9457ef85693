"""Somebody is no longer let in while they look at a page."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.browsing import Windows
from tests.journeys.entering import PASSWORD, as_owner, join
from tests.journeys.houses import House

AT_THE_DOOR = re.compile(r"/sign-in")


def test_who_is_deactivated_is_signed_out_of_the_open_page(
    windows: Windows, desktop: Page, house: House
) -> None:
    handle = join(desktop, house, "Dora Leaver")
    windows.open_live(desktop, house.url)
    as_owner(desktop, house, f"/console/people/{handle}/deactivation")
    expect(desktop).to_have_url(AT_THE_DOOR, timeout=3_000)
    windows.expect_status(422)
    desktop.get_by_label("E-mail address").fill("dora-leaver@nordlicht.example")
    desktop.get_by_label("Password").fill(PASSWORD)
    desktop.get_by_role("button", name="Sign in", exact=True).first.click()
    expect(desktop.get_by_role("heading", name="Your account is closed")).to_be_visible()


def test_a_session_revoked_from_another_browser_ends_at_once(
    windows: Windows, desktop: Page, second_desktop: Page, house: House
) -> None:
    join(desktop, house, "Sela Traveller")
    second_desktop.goto(f"{house.url}/sign-in")
    second_desktop.get_by_label("E-mail address").fill("sela-traveller@nordlicht.example")
    second_desktop.get_by_label("Password").fill(PASSWORD)
    second_desktop.get_by_role("button", name="Sign in", exact=True).first.click()
    expect(second_desktop.get_by_role("link", name="Home").first).to_be_visible()
    windows.wait_until_told(second_desktop, '"subscribed"')

    desktop.goto(f"{house.url}/settings/sessions")
    desktop.get_by_role("button", name="Sign out there").click()
    expect(second_desktop).to_have_url(AT_THE_DOOR, timeout=3_000)
    expect(desktop.get_by_role("button", name="Sign out there")).to_have_count(0)
    expect(desktop.get_by_role("heading", name="Where I am signed in")).to_be_visible()
