"""The tools for writing: keys, buttons, pasting and completion in an ordinary text area."""

from itertools import count

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.checking import violations
from tests.journeys.entering import join
from tests.journeys.houses import House

RICH = """<style>p { color: red }</style><b style="font-weight:normal"><h2>Plan</h2>
<p>Some <span style="font-weight:700">bold</span>, <i>slanted</i> <a href="https://a.example/x(1)">words</a> 2 * 3</p>
<ul><li>one<ul><li>deep</li></ul></li><li>two</li></ul>
<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td>3</td></tr></table>
<img src=x onerror="document.title = 'broken into'"><a href="javascript:alert(1)">bad</a></b>"""
MARKDOWN = """## Plan

Some **bold**, *slanted* [words](https://a.example/x%281%29) 2 \\* 3

- one
  - deep
- two

| A | B |
| --- | --- |
| 1\\|2 | 3 |

bad"""
_NUMBERS = count()
_PASTE = """(area, [html, plain]) => {
  const clipboardData = new DataTransfer()
  if (html) clipboardData.setData("text/html", html)
  clipboardData.setData("text/plain", plain)
  area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
}"""


@pytest.fixture
def area(desktop: Page, house: House) -> Locator:
    """The text area of an empty form, with the tools beside it."""
    return _begin(desktop, house)


def test_lists_go_on_and_end_and_deepen(area: Locator) -> None:
    area.press_sequentially("1. one\ntwo\n\n\n- a\n")
    area.press("Tab")
    area.press_sequentially("b\n\n- [ ] task\nnext\n")
    expect(area).to_have_value("1. one\n2. two\n\n- a\n  - b\n- [ ] task\n- [ ] next\n- [ ] ")
    area.fill("no list")
    area.press("Tab")
    expect(area).not_to_be_focused()


def test_shortcuts_put_marks_on_and_take_them_off_and_can_be_undone(area: Locator) -> None:
    area.fill("word")
    area.select_text()
    for key, value in (("b", "**word**"), ("b", "word"), ("i", "*word*"), ("z", "word")):
        area.press(f"Control+{key}")
        expect(area).to_have_value(value)


def test_rich_text_becomes_markdown_and_an_address_a_link(area: Locator) -> None:
    area.evaluate(_PASTE, [RICH, "Plan"])
    expect(area).to_have_value(MARKDOWN)
    area.fill("see here")
    area.select_text()
    area.evaluate(_PASTE, ["", "https://a.example/x"])
    expect(area).to_have_value("[see here](https://a.example/x)")
    assert "broken into" not in area.page.title()


def test_names_topics_and_emoji_are_finished_by_keys(area: Locator) -> None:
    options = area.page.get_by_role("listbox").get_by_role("option")
    for typed, first, taken in (
        ("@oeztur", "Ayşe Öztürk", "@ayse.oeztuerk "),
        ("#hydrolik", "#Hydraulik", "#Hydraulik "),
        (":coff", "coffee", "☕ "),
    ):
        area.fill("")
        area.press_sequentially(typed)
        expect(options.first).to_contain_text(first)
        assert violations(area.page) == []
        area.press("Enter")
        expect(area).to_have_value(taken)
        expect(options).to_have_count(0)


def test_the_bar_is_one_stop_of_tab_and_arrows_walk_in_it(area: Locator) -> None:
    page = area.page
    area.press("Tab")
    expect(page.get_by_role("button", name="Bold")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("button", name="Preview")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Preview")).to_have_text("Nothing is written yet.")
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(area).to_be_visible()


def test_the_tools_fit_a_phone(phone: Page, house: House) -> None:
    area = _begin(phone, house)
    area.press_sequentially("@oeztur")
    expect(phone.get_by_role("listbox").get_by_role("option").first).to_be_in_viewport()
    phone.get_by_role("listbox").get_by_role("option").first.tap()
    expect(area).to_have_value("@ayse.oeztuerk ")
    assert violations(phone) == []


def test_who_is_thanked_is_finished_by_keys_and_named_above_the_words(desktop: Page, house: House) -> None:
    _begin(desktop, house).press_sequentially("For the soup.")
    desktop.get_by_text("Say thanks").click()
    whom = desktop.get_by_label("Whom, by name or as @name; several with commas")
    whom.press_sequentially("@oeztur")
    expect(desktop.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    assert violations(desktop) == []
    desktop.keyboard.press("Enter")
    expect(whom).to_have_value("@ayse.oeztuerk ")
    desktop.get_by_role("button", name="Publish", exact=True).click()
    expect(desktop.locator(".thanks")).to_contain_text("thanks Ayşe Öztürk")


def _begin(page: Page, house: House) -> Locator:
    join(page, house, f"Tom Tools{next(_NUMBERS)}")
    page.goto(f"{house.url}/posts/new")
    area = page.get_by_label("What should the others know?")
    area.click()
    expect(page.get_by_role("toolbar")).to_be_visible()
    return area
