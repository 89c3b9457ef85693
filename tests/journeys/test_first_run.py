"""From an installation with nothing in it to its first post."""

from playwright.sync_api import Page, expect

from tests.journeys.checking import html_errors, violations
from tests.journeys.houses import House


def test_the_first_owner_names_the_company_and_writes_the_first_post(
    desktop: Page, empty_house: House
) -> None:
    desktop.goto(empty_house.url)
    expect(desktop.get_by_role("heading", name="Whose house is this?")).to_be_visible()
    assert violations(desktop) == []
    assert html_errors({"first run": desktop.request.get(desktop.url).text()}) == []
    desktop.get_by_label("Name of the company").fill("Leuchtturm Optik")
    desktop.get_by_label("Colour").fill("#ffe680")
    desktop.get_by_label("Your name").fill("Olu Adeyemi")
    desktop.get_by_label("Your e-mail address").fill("olu@leuchtturm.example")
    desktop.get_by_label("A password").fill("a lighthouse in the fog")
    desktop.get_by_role("button", name="Open the house").click()
    expect(desktop.get_by_text("Your colour is shown a little darker")).to_be_visible()
    expect(desktop.get_by_role("navigation").get_by_text("Leuchtturm Optik")).to_be_visible()
    for deed in ("Invite colleagues", "Make a space"):
        expect(desktop.get_by_role("main").get_by_role("link", name=deed)).to_be_visible()
    assert violations(desktop) == []

    desktop.get_by_text("What should the others know?").first.click()
    desktop.get_by_label("What should the others know?").fill("The house is open. #welcome")
    desktop.get_by_role("button", name="Publish").click()
    expect(desktop.get_by_role("heading", name="Post by Olu Adeyemi")).to_be_attached()
    expect(desktop.get_by_role("article").get_by_text("The house is open.")).to_be_visible()
    desktop.get_by_role("link", name="Home").first.click()
    expect(desktop.get_by_role("article").get_by_text("The house is open.")).to_be_visible()
