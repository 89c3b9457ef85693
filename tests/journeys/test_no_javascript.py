"""In a browser that runs no scripts."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.browsing import Windows
from tests.journeys.entering import PASSWORD, join
from tests.journeys.furnishing import picture
from tests.journeys.houses import House


def test_people_are_found_and_followed_and_spaces_joined(no_javascript: Page, house: House) -> None:
    page = no_javascript
    join(page, house, "Nell Plain")
    page.context.clear_cookies()
    page.goto(house.url)
    page.get_by_label("E-mail address").fill("nell-plain@nordlicht.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).first.click()

    page.get_by_role("link", name="People").first.click()
    page.get_by_role("searchbox", name="Find people by name").fill("lindqwist")
    page.locator("main").get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Ada Lindqvist").click()
    page.get_by_role("button", name="Follow").click()
    expect(page.get_by_role("button", name="Following")).to_be_visible()
    page.goto(f"{house.url}/topics/delta-3")
    page.get_by_role("button", name="Follow").click()
    expect(page.get_by_role("button", name="Following")).to_be_visible()
    page.goto(f"{house.url}/spaces/delta")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("button", name="Join")).to_have_count(0)
    page.goto(house.url)
    page.get_by_role("button", name="Newest first").click()
    expect(page.get_by_role("button", name="Newest first")).to_have_attribute("aria-pressed", "true")


def test_a_post_lives_from_writing_to_undoing_its_deletion(
    no_javascript: Page, house: House, tmp_path: Path
) -> None:
    page = no_javascript
    join(page, house, "Noor Plain")
    notes = tmp_path / "notes.txt"
    notes.write_text("Torque: 45 Nm\n")
    page.goto(house.url)
    page.locator("summary.composer-open").click()
    page.get_by_label("Title, if it needs one").fill("Torque of the clamp")
    page.get_by_label("What should the others know?").fill("It is 40 Nm. #clamps")
    page.get_by_label("Attach files and pictures").set_input_files(notes)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", name="Torque of the clamp", level=1)).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("notes.txt"))).to_be_visible()

    _talk(page)
    _change(page)
    page.get_by_label("More about this entry").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("link", name="Torque of the clamp")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Torque of the clamp", level=1)).to_be_visible()


def _talk(page: Page) -> None:
    page.get_by_label("Write a comment").fill("Measured today.")
    page.get_by_role("button", name="Comment", exact=True).click()
    comment = page.locator(".comments > .comment", has_text="Measured today.")
    comment.get_by_text("Reply", exact=True).click()
    comment.get_by_label("Reply to Noor Plain").fill("With both wrenches.")
    comment.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".comment-replies").get_by_text("With both wrenches.")).to_be_visible()
    entry = page.locator(".entry")
    entry.get_by_label("React").click()
    entry.get_by_role("button", name="Thumbs up").click()
    mine = page.locator(".entry .reaction")
    expect(mine).to_have_attribute("aria-pressed", "true")
    mine.click()
    expect(mine).to_have_count(0)


def _change(page: Page) -> None:
    page.get_by_label("More about this entry").click()
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_label("Text").fill("It is 45 Nm. #clamps")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="edited").click()
    expect(page.locator("ins")).to_have_text(re.compile("45"))
    expect(page.locator("del")).to_have_text(re.compile("40"))
    page.get_by_role("link", name="Back to the entry").click()


def test_a_post_waits_for_its_time_and_its_files_change(
    windows: Windows, no_javascript: Page, house: House, tmp_path: Path
) -> None:
    windows.expect_status(422)
    page = no_javascript
    join(page, house, "Nils Plain")
    notes = tmp_path / "notes.txt"
    notes.write_text("Torque: 45 Nm\n")
    page.goto(f"{house.url}/posts/new")
    page.get_by_label("What should the others know?").fill("The crane is checked.")
    page.get_by_label("Attach files and pictures").set_input_files(notes)
    page.get_by_text("Publish later").click()
    page.get_by_role("button", name="Schedule").click()
    expect(page.get_by_text("Say when it is to be published.")).to_be_visible()
    page.get_by_label("Publish on").fill(f"{datetime.now(UTC) + timedelta(days=3):%Y-%m-%dT%H:%M}")
    page.get_by_label("Attach files and pictures").set_input_files(notes)
    page.get_by_role("button", name="Schedule").click()
    expect(page.get_by_text("It will be published on")).to_be_visible()
    page.get_by_role("link", name="The crane is checked.").click()
    page.get_by_label("What should the others know?").fill("The crane is checked, and safe.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_text("The crane is checked, and safe.")).to_be_visible()

    page.get_by_label("More about this entry").click()
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_label("Remove notes.txt").check()
    page.get_by_label("Attach files and pictures").set_input_files(picture(tmp_path))
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".picture img")).to_have_count(1)
    expect(page.get_by_role("link", name=re.compile("notes.txt"))).to_have_count(0)
