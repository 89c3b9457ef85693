"""Light, dark, or as the device wishes."""

from playwright.sync_api import Page, expect

from tests.journeys.entering import join
from tests.journeys.houses import House


def test_a_page_is_dark_at_night_until_somebody_chooses_otherwise(dark: Page, house: House) -> None:
    join(dark, house, "Nika Night")
    dark.goto(house.url)
    assert not _is_light(dark)
    dark.locator("summary.me-button").click()
    dark.get_by_role("button", name="Light", exact=True).click()
    expect(dark.get_by_role("button", name="Light", exact=True)).to_have_attribute("aria-pressed", "true")
    assert _is_light(dark)
    dark.reload()
    assert _is_light(dark)
    dark.locator("summary.me-button").click()
    dark.get_by_role("button", name="Auto", exact=True).click()
    assert not _is_light(dark)


def _is_light(page: Page) -> bool:
    """Draw the paper's colour, in whatever notation it is written, and look at it."""
    return bool(
        page.evaluate("""() => {
          const brush = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d")
          brush.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("background-color")
          const paper = getComputedStyle(document.body).backgroundColor
          if (paper !== "rgba(0, 0, 0, 0)") brush.fillStyle = paper
          brush.fillRect(0, 0, 1, 1)
          return brush.getImageData(0, 0, 1, 1).data[0] > 127
        }""")
    )
