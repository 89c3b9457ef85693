"""Somebody is no longer let in while they look at a page."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import Windows
from tests.journeys.entering import PASSWORD, as_owner, join
from tests.journeys.furnishing import send
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
    windows.wait_until_live(second_desktop)

    desktop.goto(f"{house.url}/settings/sessions")
    desktop.get_by_role("button", name="Sign out there").click()
    expect(second_desktop).to_have_url(AT_THE_DOOR, timeout=3_000)
    expect(desktop.get_by_role("button", name="Sign out there")).to_have_count(0)
    expect(desktop.get_by_role("heading", name="Where I am signed in")).to_be_visible()


@pytest.mark.parametrize("place", ["", "/people", "{space}/members", "{space}/about"], ids=lambda at: at[-6:])
def test_who_is_removed_from_a_secret_space_finds_it_on_no_open_page(
    windows: Windows, desktop: Page, second_desktop: Page, house: House, place: str
) -> None:
    windows.expect_status(404)
    join(desktop, house, f"Olga Owner {place[-6:]}")
    member = join(second_desktop, house, f"Mick Member {place[-6:]}")
    name = f"Surprise {place[-6:].strip('/')} party"
    space = send(desktop, house, "/spaces", name=name, visibility="secret", description="")
    slug = space.split("/spaces/")[1].split("/")[0]
    send(desktop, house, f"/spaces/{slug}/invitations", person=member)
    send(second_desktop, house, f"/spaces/{slug}/membership")
    number = house.ask(f"SELECT id FROM spaces_space WHERE slug = '{slug}'")
    send(desktop, house, "/posts/new", title="", body="There will be cake.", space=number)

    windows.open_live(second_desktop, house.url + place.format(space=f"/spaces/{slug}"))
    expect(second_desktop.get_by_role("link", name=name).first).to_be_visible()
    membership = house.ask(
        f"SELECT m.id FROM spaces_membership m JOIN people_person p ON p.id = person_id"
        f" WHERE space_id = {number} AND handle = '{member}'"
    )
    send(desktop, house, f"/spaces/{slug}/members/{membership}", _method="delete")
    expect(second_desktop.get_by_text(name)).to_have_count(0, timeout=2_000)
    expect(second_desktop.get_by_text("There will be cake.")).to_have_count(0)
    if "space" in place:
        expect(second_desktop.get_by_role("heading", name="There is nothing here")).to_be_visible()
    second_desktop.get_by_role("link", name="Home" if "space" not in place else "Back home").first.click()
    expect(second_desktop.get_by_label("Order")).to_be_visible()
    expect(second_desktop.get_by_text(name)).to_have_count(0)


def test_who_leaves_by_themselves_is_led_away_and_their_other_page_follows(
    windows: Windows, desktop: Page, house: House
) -> None:
    windows.expect_status(404)
    join(desktop, house, "Lea Leaver")
    as_owner(desktop, house, "/spaces", name="Quiet corner", visibility="secret", description="")
    slug = house.ask("SELECT slug FROM spaces_space WHERE name = 'Quiet corner'")
    as_owner(desktop, house, f"/spaces/{slug}/invitations", person="lea.leaver")
    send(desktop, house, f"/spaces/{slug}/membership")
    other = desktop.context.new_page()
    windows.open_live(desktop, f"{house.url}/spaces/{slug}/about")
    other.goto(f"{house.url}/topics")
    expect(other.get_by_role("link", name="Quiet corner")).to_be_visible()
    desktop.get_by_label("More about this space").click()
    desktop.get_by_role("button", name="Leave the space").click()
    expect(desktop).to_have_url(f"{house.url}/spaces")
    expect(other.get_by_role("link", name="Quiet corner")).to_have_count(0, timeout=2_000)
    expect(desktop.get_by_role("heading", name="Spaces")).to_be_visible()
