"""What a page looks like to somebody: how far it scrolls, where the focus is, whether it was loaded again."""

from typing import Any

from playwright.sync_api import Page, expect

_FOCUS = """() => {
  const here = document.activeElement
  if (!here || here === document.body) return "nowhere"
  const shows = ({ outlineStyle, outlineWidth, boxShadow }) =>
    (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none"
  // Some show it on what is around them: a row of a list, a field, a card one writes on.
  for (let one = here; one && one !== document.body; one = one.parentElement) {
    if (shows(getComputedStyle(one))) return ""
  }
  return `no ring: ${here.outerHTML.slice(0, 120)}`
}"""


def excess_width(page: Page) -> int:
    """Give how many pixels of the page lie beside the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def assert_focus_is_visible(page: Page) -> None:
    """Fail if the focus is lost, or where nobody can see it."""
    wrong = page.evaluate(_FOCUS)
    assert not wrong, f"{page.url}: {wrong}"


def mark(page: Page) -> None:
    """Leave a mark that goes when the page is loaded again."""
    page.evaluate("window.mark = true")


def is_still_the_same(page: Page) -> bool:
    """Tell whether the marked page was not loaded again."""
    return bool(page.evaluate("window.mark === true"))


def press_until(page: Page, key: str, locator: Any, *, most: int = 60) -> None:
    """Press a key until the focus is on something, and see the focus on all of the way."""
    for _press in range(most):
        page.keyboard.press(key)
        assert_focus_is_visible(page)
        if locator.evaluate("one => one === document.activeElement"):
            return
    expect(locator).to_be_focused(timeout=1)


def wait_until(page: Page, script: str) -> None:
    """Wait until a script says yes; Playwright's own waiting evaluates words, which our policy forbids."""
    for _tick in range(400):
        if page.evaluate(script):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"{page.url}: never {script}")
