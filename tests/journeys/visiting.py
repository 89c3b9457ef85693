"""Going to a place of the list, in a window or only to read it."""

from playwright.sync_api import Page, expect

from tests.journeys.entering import PASSWORD, sign_in
from tests.journeys.furnishing import HOST, NEWCOMER, send
from tests.journeys.houses import House
from tests.journeys.places import Place

_SEND_EMPTY = """path => {
  const form = [...document.forms].find((one) => one.method === "post" && new URL(one.action).pathname === path)
  const typed = "input:not([type=hidden], [type=checkbox], [type=radio]), textarea"
  for (const field of form.querySelectorAll(typed)) field.value = ""
  form.noValidate = true
  form.requestSubmit()
}"""


def enter(page: Page, house: House, who: str) -> None:
    """Come as one of the three kinds of people the places are listed by."""
    if who == "member":
        sign_in(page, house, HOST)
    elif who == "newcomer":
        send(page, house, "/sign-in", login=NEWCOMER, password=PASSWORD)


def visit(page: Page, house: House, place: Place, words: dict[str, str]) -> None:
    """Open a page, by sending a form empty where that is the way to it."""
    address = place.path.format(**words)
    if not place.form:
        answer = page.goto(f"{house.url}{address}")
        assert answer
        assert answer.status == place.status, place
        return
    page.goto(f"{house.url}{place.form.format(**words)}")
    with page.expect_response(lambda response: response.request.method == "POST") as answered:
        page.evaluate(_SEND_EMPTY, address)
    assert answered.value.status == place.status, place
    expect(page.locator("[aria-invalid=true]").first, str(place)).to_be_attached()


def read(page: Page, house: House, place: Place, words: dict[str, str]) -> str:
    """Give the HTML of a page as the server sends it."""
    address = f"{house.url}{place.path.format(**words)}"
    origin = {"Origin": house.url}
    answer = page.request.post(address, form={}, headers=origin) if place.form else page.request.get(address)
    assert answer.status == place.status, place
    return answer.text()
