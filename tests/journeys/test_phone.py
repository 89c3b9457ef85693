"""On the phone, with a thumb."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.entering import join
from tests.journeys.furnishing import picture
from tests.journeys.houses import House
from tests.journeys.seeing import excess_width


def test_a_thumb_reads_writes_with_a_picture_and_comments(phone: Page, house: House, tmp_path: Path) -> None:
    join(phone, house, "Pia Phone")
    phone.goto(house.url)
    tabs = phone.get_by_role("navigation", name="Tabs")
    for tab in ("Spaces", "People", "Topics", "Home"):
        tabs.get_by_role("link", name=tab).tap()
        expect(tabs.get_by_role("link", name=tab)).to_have_attribute("aria-current", "page")
        assert excess_width(phone) == 0, tab
    phone.wait_for_function(
        "innerHeight === document.querySelector('.tabbar').getBoundingClientRect().bottom"
    )

    tabs.get_by_role("link", name="Create").tap()
    expect(phone.get_by_role("heading", name="Write a post")).to_be_visible()
    phone.get_by_label("What should the others know?").fill("This pump is round.")
    phone.get_by_label("Attach files and pictures").set_input_files(picture(tmp_path))
    expect(phone.get_by_role("listitem").get_by_text("pump.png")).to_be_visible()
    phone.get_by_role("button", name="Publish").tap()
    shown = phone.get_by_role("article").get_by_role("img", name="pump.png")
    expect(shown).to_be_visible()
    assert shown.evaluate("async one => { await one.decode(); return one.naturalWidth }") > 300
    phone.get_by_label("Write a comment").fill("And the next one is square.")
    phone.get_by_role("button", name="Comment", exact=True).tap()
    expect(phone.locator(".comment", has_text="And the next one is square.")).to_be_visible()
    expect(phone.get_by_label("Write a comment")).to_have_value("")
    assert excess_width(phone) == 0
