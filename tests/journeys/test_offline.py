"""Where there is no line, the pages last read are there, and only for the one who read them."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import Windows
from tests.journeys.checking import violations
from tests.journeys.entering import as_owner, join
from tests.journeys.furnishing import send
from tests.journeys.houses import House
from tests.journeys.seeing import wait_until

_KEPT = """async () => {
  const name = (await caches.keys()).find((each) => each.startsWith("pages:"))
  if (!name) return []
  const kept = await (await caches.open(name)).keys()
  return kept.map(({ url }) => new URL(url).pathname).filter((path) => path !== "/offline").sort()
}"""
_CLEARED = "async () => !(await caches.keys()).some((name) => /^(pages|pictures):/.test(name))"


def test_pages_read_before_are_there_offline_and_say_from_when(
    windows: Windows, desktop: Page, house: House
) -> None:
    windows.expect_offline()
    join(desktop, house, "Otto Offline")
    _read(desktop, house, "/topics/delta-3", "/people/wenjing.li", "/spaces/hydraulik")
    desktop.goto(f"{house.url}/settings")
    assert _kept(desktop) == ["/people/wenjing.li", "/spaces/hydraulik", "/topics/delta-3"]
    desktop.context.set_offline(True)
    desktop.goto(f"{house.url}/spaces/hydraulik")
    expect(desktop.get_by_role("heading", name="Hydraulik", level=1)).to_be_visible()
    expect(_said(desktop)).to_have_text(re.compile(r"^You are offline; this is from \d\d?:\d\d"))
    assert desktop.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Instrument Sans"')
    desktop.goto(f"{house.url}/drafts")
    expect(_said(desktop)).to_have_text(
        "You are offline, and the page you asked for is not kept on this device."
    )
    assert violations(desktop) == []
    desktop.get_by_role("main").get_by_role("link", name="#Delta 3").click()
    expect(desktop.get_by_role("heading", name="Delta 3", level=1)).to_be_visible()
    expect(_said(desktop)).to_have_text(re.compile("^You are offline; this is from "))
    desktop.context.set_offline(False)
    expect(_said(desktop)).to_have_count(0)


def test_after_signing_out_nothing_is_kept(windows: Windows, desktop: Page, house: House) -> None:
    windows.expect_offline()
    join(desktop, house, "Orla Offline")
    _read(desktop, house, "/spaces/hydraulik")
    desktop.locator("summary.me-button").click()
    desktop.get_by_role("button", name="Sign out").click()
    expect(desktop.get_by_role("heading", name="Sign in")).to_be_visible()
    wait_until(desktop, _CLEARED)


def test_when_the_session_is_over_or_somebody_else_comes_nothing_is_kept(
    windows: Windows, desktop: Page, house: House
) -> None:
    join(desktop, house, "Olga Offline")
    _read(desktop, house, "/spaces/hydraulik")
    desktop.context.clear_cookies()
    desktop.goto(f"{house.url}/topics")
    wait_until(desktop, _CLEARED)
    join(desktop, house, "Odo Offline")
    _read(desktop, house, "/topics/delta-3")
    desktop.context.clear_cookies()
    join(desktop, house, "Ona Offline")
    _read(desktop, house, "/people/wenjing.li")
    assert _kept(desktop) == ["/people/wenjing.li"]


def test_what_one_may_no_longer_see_is_not_kept(windows: Windows, desktop: Page, house: House) -> None:
    windows.expect_status(404)
    handle = join(desktop, house, "Oda Offline")
    post = send(desktop, house, "/posts/new", title="Soon gone", body="Read it now.", space="")
    path = post.removeprefix(house.url)
    _read(desktop, house, path, "/topics/delta-3")
    as_owner(desktop, house, f"/entries/{path.rsplit('/', 1)[1]}/deletion")
    desktop.goto(post)
    expect(desktop.get_by_role("heading", name="There is nothing here")).to_be_visible()
    wait_until(desktop, f"async () => !(await ({_KEPT})()).includes('{path}')")
    assert _kept(desktop) == ["/topics/delta-3"]
    # Whoever leaves a space sees less from then on: all that was kept goes with the first page after it.
    send(desktop, house, "/spaces/hydraulik/membership")
    _read(desktop, house, "/spaces/hydraulik")
    desktop.goto(f"{house.url}/settings")  # an open page of the space would read itself anew
    send(desktop, house, "/spaces/hydraulik/membership", _method="delete")
    _read(desktop, house, f"/people/{handle}")
    assert _kept(desktop) == [f"/people/{handle}"]


def test_secrets_forms_and_the_console_are_never_kept(windows: Windows, desktop: Page, house: House) -> None:
    join(desktop, house, "Oki Offline")
    _read(desktop, house, "/topics/delta-3")
    for path in (
        "/settings",
        "/settings/password/first",
        "/posts/new",
        "/api/docs",
        "/search?q=a",
        "/drafts",
    ):
        desktop.goto(f"{house.url}{path}")
    desktop.wait_for_timeout(300)
    assert _kept(desktop) == ["/topics/delta-3"]


def _read(page: Page, house: House, *paths: str) -> None:
    """Read pages once the worker is there, and wait until each is kept."""
    page.goto(f"{house.url}/settings")
    wait_until(page, "navigator.serviceWorker.controller !== null")
    for path in paths:
        page.goto(f"{house.url}{path}")
        wait_until(page, f"async () => (await ({_KEPT})()).includes('{path}')")
    wait_until(page, "async () => (await caches.keys()).includes('assets')")
    page.wait_for_timeout(500)


def _kept(page: Page) -> list[str]:
    kept: list[str] = page.evaluate(_KEPT)
    return kept


def _said(page: Page) -> Locator:
    return page.locator("#kept > p")
