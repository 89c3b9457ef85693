"""Being somebody, and being found."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.entering import join
from tests.journeys.furnishing import picture
from tests.journeys.houses import House


def test_a_profile_gets_words_and_a_cropped_photo(desktop: Page, house: House, tmp_path: Path) -> None:
    handle = join(desktop, house, "Pola Photo")
    desktop.goto(f"{house.url}/settings")
    desktop.get_by_label("Choose a new one").set_input_files(picture(tmp_path, "me.png"))
    frame = desktop.get_by_role("group", name="Drag the picture, or move it with the arrow keys")
    expect(frame).to_be_visible()
    left = desktop.locator("input[name=x]")
    before = int(left.input_value())
    frame.focus()
    desktop.keyboard.press("ArrowRight")
    expect(left).not_to_have_value(str(before))
    box = frame.bounding_box()
    assert box
    desktop.mouse.move(box["x"] + 50, box["y"] + 50)
    desktop.mouse.down()
    desktop.mouse.move(box["x"] + 150, box["y"] + 50, steps=5)
    desktop.mouse.up()
    assert int(left.input_value()) < before
    desktop.get_by_role("button", name="Use this photo").click()
    expect(desktop.get_by_role("button", name="Remove the photo")).to_be_visible()
    photo = desktop.locator("main .avatar img").first
    assert photo.evaluate(
        "async one => { await one.decode(); return one.naturalWidth === one.naturalHeight }"
    )

    desktop.get_by_label("What I do").fill("Optics and patience")
    desktop.get_by_label("About me").fill("I **polish** lenses.")
    desktop.get_by_role("button", name="Show what it becomes").click()
    expect(desktop.locator("#about_preview strong")).to_have_text("polish")
    expect(desktop.get_by_label("What I do")).to_have_value("Optics and patience")
    desktop.get_by_role("button", name="Save").click()
    expect(desktop.get_by_text("Your profile is saved.")).to_be_visible()
    desktop.goto(f"{house.url}/people/{handle}")
    expect(desktop.get_by_text("Optics and patience")).to_be_visible()
    expect(desktop.locator("main strong", has_text="polish")).to_be_visible()


def test_the_directory_forgives_typing(desktop: Page, house: House) -> None:
    join(desktop, house, "Finn Finder")
    desktop.goto(f"{house.url}/people")
    box = desktop.get_by_role("searchbox", name="Find people by name, work, team or place")
    for typed, name in {
        "oezturk": "Ayşe Öztürk",
        "ozturk": "Ayşe Öztürk",
        "Stover": "Britta Stöver",
        "lueders": "Joachim Lüders",
        "lindquist": "Ada Lindqvist",
        "wojcik": "Agnieszka Wójcik",
        "moller": "Lasse Möller",
    }.items():
        box.fill(typed)
        expect(desktop.locator("#results").get_by_role("link").first).to_have_text(name)
    expect(box).to_be_focused()
    box.fill("qqqqqq")
    expect(desktop.get_by_text("Nobody found")).to_be_visible()
