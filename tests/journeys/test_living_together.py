"""Two people, two browsers: what one does, the other sees without asking."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import Windows
from tests.journeys.entering import join, sign_in
from tests.journeys.furnishing import send
from tests.journeys.houses import House
from tests.journeys.seeing import is_still_the_same, mark

# Somebody who waits for an answer gets it within this time.
SOON = 3_000


def test_an_invited_colleague_posts_and_the_reply_arrives_while_they_look(
    windows: Windows, desktop: Page, second_desktop: Page, house: House
) -> None:
    sign_in(desktop, house, "magdalena.lis")
    desktop.goto(f"{house.url}/invitations")
    desktop.get_by_role("button", name="Invite").click()
    link = desktop.get_by_label("Link").input_value()

    second_desktop.goto(link)
    expect(second_desktop.get_by_text("has invited you to Nordlicht Maschinenbau")).to_be_visible()
    second_desktop.get_by_label("Name").fill("Tilda Holm")
    second_desktop.get_by_label("E-mail address").fill("tilda.holm@nordlicht.example")
    second_desktop.get_by_label("Password").fill("a goose on the crane")
    second_desktop.get_by_role("button", name="Come in").click()
    second_desktop.locator("summary.composer-open").click()
    second_desktop.get_by_label("What should the others know?").fill("Where do I get safety shoes?")
    second_desktop.get_by_role("button", name="Publish").click()
    second_desktop.wait_for_url(re.compile(r"/posts/\d+$"))
    address = second_desktop.url
    windows.wait_until_live(second_desktop)
    mark(second_desktop)

    windows.open_live(desktop, address)
    desktop.get_by_label("Write a comment").fill("In the store of hall 2, until three.")
    desktop.get_by_role("button", name="Comment", exact=True).click()
    arrived = second_desktop.locator(".comment", has_text="In the store of hall 2")
    expect(arrived).to_be_visible(timeout=SOON)

    mark(desktop)
    arrived.get_by_label("React").click()
    arrived.get_by_role("button", name="Thank you").click()
    expect(arrived.locator(".reaction")).to_have_text(re.compile(r"🙏\s*1"), timeout=SOON)
    told = desktop.locator(".comment", has_text="In the store of hall 2")
    expect(told.locator(".reaction")).to_have_text(re.compile(r"🙏\s*1"), timeout=SOON)
    told.locator(".reaction").click()
    expect(arrived.locator(".reaction")).to_have_text(re.compile(r"🙏\s*2"), timeout=SOON)
    expect(second_desktop.locator(".comment", has_text="In the store of hall 2")).to_have_count(1)
    assert is_still_the_same(desktop)
    assert is_still_the_same(second_desktop)


def test_an_open_home_page_says_that_there_is_something_new_and_leads_to_it(
    windows: Windows, desktop: Page, second_desktop: Page, house: House
) -> None:
    join(desktop, house, "Wanda Reader")
    join(second_desktop, house, "Willa Writer")
    windows.open_live(desktop, house.url)
    send(second_desktop, house, "/posts/new", title="The canteen has soup", body="Lentils.", space="")
    pill = desktop.get_by_role("link", name="1 new entry")
    expect(pill).to_be_visible(timeout=5_000)
    expect(desktop.get_by_text("The canteen has soup")).to_have_count(0)
    pill.click()
    expect(desktop.locator(".entry").first.get_by_role("link", name="The canteen has soup")).to_be_visible()
    expect(pill).to_have_count(0)


def test_a_request_to_join_shows_at_the_tab_and_the_asker_sees_that_they_are_let_in(
    windows: Windows, desktop: Page, second_desktop: Page, house: House
) -> None:
    join(desktop, house, "Kira Keeper")
    join(second_desktop, house, "Arno Asker")
    space = send(desktop, house, "/spaces", name="Bread bakers", visibility="closed", description="")
    windows.open_live(desktop, space)
    tab = desktop.get_by_role("link", name=re.compile("^Members"))
    expect(tab).to_have_text(re.compile(r"^Members\s*1$"))
    second_desktop.goto(space)
    second_desktop.get_by_label("Why you would like to join").fill("Sourdough.")
    second_desktop.get_by_role("button", name="Ask to join").click()
    expect(second_desktop.get_by_role("heading", name="You have asked to join")).to_be_visible()
    windows.wait_until_live(second_desktop)
    expect(tab).to_have_text(re.compile("1 waiting"), timeout=5_000)
    tab.click()
    desktop.get_by_role("button", name="Let in").click()
    expect(second_desktop.get_by_label("What should the others know?")).to_be_attached(timeout=SOON)
    expect(second_desktop.get_by_role("link", name="Bread bakers").first).to_be_visible()
    expect(tab).not_to_have_text(re.compile("waiting"), timeout=5_000)


@pytest.mark.parametrize("is_on_a_post", [False, True], ids=["feed", "post"])
def test_who_is_removed_from_a_closed_space_loses_its_open_page(
    windows: Windows, desktop: Page, second_desktop: Page, house: House, is_on_a_post: bool
) -> None:
    windows.expect_status(404)
    where = "post" if is_on_a_post else "feed"
    join(desktop, house, f"Orla Owner {where}")
    member = join(second_desktop, house, f"Mina Member {where}")
    name = f"Recipes of the {where}"
    space = send(desktop, house, "/spaces", name=name, visibility="closed", description="")
    slug = space.split("/spaces/")[1].split("/")[0]
    send(desktop, house, f"/spaces/{slug}/invitations", person=member)
    send(second_desktop, house, f"/spaces/{slug}/membership")
    number = house.ask(f"SELECT id FROM spaces_space WHERE slug = '{slug}'")
    post = send(desktop, house, "/posts/new", title="", body="The glaze is secret.", space=number)

    windows.open_live(second_desktop, post if is_on_a_post else f"{house.url}/spaces/{slug}")
    expect(second_desktop.get_by_text("The glaze is secret.")).to_be_visible()
    membership = house.ask(
        f"SELECT m.id FROM spaces_membership m JOIN people_person p ON p.id = person_id"
        f" WHERE space_id = {number} AND handle = '{member}'"
    )
    send(desktop, house, f"/spaces/{slug}/members/{membership}", _method="delete")
    expect(second_desktop.get_by_text("The glaze is secret.")).to_have_count(0, timeout=2_000)
    expect(
        second_desktop.get_by_role("heading", name="There is nothing here" if is_on_a_post else "Ask to join")
    ).to_be_visible()

    told = windows.live(second_desktop)
    told.clear()
    windows.open_live(desktop, f"{house.url}/spaces/{slug}")
    send(
        desktop,
        house,
        f"{post.removeprefix(house.url)}/comments".replace("/posts/", "/entries/"),
        body="And hot.",
    )
    send(desktop, house, "/posts/new", title="", body="The oven too.", space=number)
    windows.wait_until_told(desktop, '"signal"')
    # The bell still rings for what happened before.
    assert [frame for frame in told if '"signal"' in frame and '"id":"bell"' not in frame] == []
