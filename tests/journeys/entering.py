"""Ways in that are no journey themselves: as somebody of the demo company, or as a newcomer."""

import re

from playwright.sync_api import APIRequestContext, Page

from flurfunk.kit.text import slugify
from tests.journeys.houses import House

PASSWORD = "a goose on the crane"
OWNER = "jule.hansen"


def sign_in(page: Page, house: House, handle: str) -> None:
    """Sign in as one of those whom the demo company's door offers."""
    _send(page.request, house, "/demo/session", handle=handle)


def join(page: Page, house: House, name: str) -> str:
    """Come in by invitation as somebody new, and give the handle."""
    house.invitation = house.invitation or _invitation(page, house)
    email = f"{slugify(name)}@nordlicht.example"
    _send(page.request, house, house.invitation, name=name, email=email, password=PASSWORD)
    home = page.request.get(f"{house.url}/").text()
    return str(re.findall(r'class="handle">@([^<]+)', home)[0])


def as_owner(page: Page, house: House, path: str, **fields: str) -> str:
    """Send a form as the owner of the demo company, in a window that is closed again; give the page that follows."""
    browser = page.context.browser
    assert browser
    context = browser.new_context(locale="en-GB")
    try:
        _send(context.request, house, "/demo/session", handle=OWNER)
        return _send(context.request, house, path, **fields)
    finally:
        context.close()


def _invitation(page: Page, house: House) -> str:
    answer = as_owner(page, house, "/invitations", role="person", uses="200")
    return str(re.findall(r'value="[^"]*(/join/[^"]+)"', answer)[0])


def _send(browser: APIRequestContext, house: House, path: str, **fields: str) -> str:
    answer = browser.post(f"{house.url}{path}", form=dict(fields), headers={"Origin": house.url})
    assert answer.ok, f"{path}: {answer.status}"
    return answer.text()
