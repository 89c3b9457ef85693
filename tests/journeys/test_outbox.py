"""What is written without a line is sent once when the line is back, as the one who wrote it."""

from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys.browsing import Windows
from tests.journeys.checking import violations
from tests.journeys.entering import PASSWORD, as_owner, join
from tests.journeys.furnishing import send
from tests.journeys.houses import House
from tests.journeys.seeing import wait_until


def test_a_post_written_offline_survives_a_reload_and_is_sent_once(
    windows: Windows, desktop: Page, house: House
) -> None:
    windows.expect_offline()
    join(desktop, house, "Wanda Waiting")
    other = _with_worker(desktop, house)
    desktop.context.set_offline(True)
    _write(desktop, "Written in the tunnel, once.")
    expect(_letters(desktop)).to_contain_text("Waiting to be sent")
    expect(_letters(desktop)).to_contain_text("Written in the tunnel, once.")
    assert violations(desktop) == []
    desktop.goto(house.url)
    expect(_letters(desktop)).to_contain_text("Written in the tunnel, once.")
    expect(_letters(other)).to_contain_text("Written in the tunnel, once.")
    desktop.context.set_offline(False)
    expect(_letters(desktop)).to_have_count(0)
    expect(_letters(other)).to_have_count(0)
    assert _published(house, "Written in the tunnel, once.") == 1


def test_what_arrived_although_no_answer_came_is_not_published_again(
    windows: Windows, desktop: Page, house: House
) -> None:
    windows.expect_offline()
    join(desktop, house, "Willi Waiting")
    _with_worker(desktop, house)
    # There is a line: no sooner does it wait than it is sent again.
    desktop.route("**/posts/new", _lose_the_answer)
    with desktop.expect_event("requestfailed", lambda request: request.method == "POST"):
        _write(desktop, "The answer to this was lost.")
    desktop.unroute("**/posts/new")
    desktop.goto(house.url)
    expect(desktop.get_by_text("The answer to this was lost.")).to_be_visible()
    expect(_letters(desktop)).to_have_count(0)
    assert house.ask("SELECT count(*) FROM api_answer WHERE fingerprint = 'form'") != "0"
    assert _published(house, "The answer to this was lost.") == 1


def test_after_the_session_ended_only_the_writer_sends_it(
    windows: Windows, desktop: Page, house: House
) -> None:
    windows.expect_offline()
    windows.expect_status(409)
    join(desktop, house, "Wala Waiting")
    _with_worker(desktop, house)
    desktop.context.set_offline(True)
    _write(desktop, "Wala wrote this.")
    expect(_letters(desktop)).to_have_count(1)
    desktop.context.clear_cookies()
    desktop.context.set_offline(False)
    join(desktop, house, "Wim Waiting")
    desktop.goto(house.url)
    expect(desktop.get_by_role("article").first).to_be_visible()
    desktop.wait_for_timeout(500)
    expect(_letters(desktop)).to_have_count(0)
    assert _published(house, "Wala wrote this.") == 0
    desktop.context.clear_cookies()
    send(desktop, house, "/sign-in", login="wala-waiting@nordlicht.example", password=PASSWORD)
    desktop.goto(house.url)
    for _tick in range(100):
        if _published(house, "Wala wrote this."):
            break
        desktop.wait_for_timeout(100)
    assert _published(house, "Wala wrote this.") == 1


def test_a_comment_that_is_refused_stays_and_may_be_edited(
    windows: Windows, desktop: Page, house: House
) -> None:
    windows.expect_offline()
    windows.expect_status(404)
    join(desktop, house, "Wolf Waiting")
    post = send(desktop, house, "/posts/new", title="", body="Soon deleted.", space="")
    _with_worker(desktop, house)
    desktop.goto(post)
    desktop.context.set_offline(True)
    desktop.get_by_label("Write a comment").fill("Too late.")
    desktop.get_by_role("button", name="Comment", exact=True).click()
    expect(_letters(desktop)).to_contain_text("Too late.")
    as_owner(desktop, house, f"/entries/{post.rsplit('/', 1)[1]}/deletion")
    desktop.context.set_offline(False)
    desktop.goto(house.url)
    expect(_letters(desktop)).to_contain_text("It could not be sent")
    expect(_letters(desktop)).to_contain_text("Too late.")
    desktop.get_by_role("button", name="Throw away").click()
    expect(_letters(desktop)).to_have_count(0)


def test_what_waits_is_taken_back_into_its_form(windows: Windows, desktop: Page, house: House) -> None:
    windows.expect_offline()
    join(desktop, house, "Wibke Waiting")
    _with_worker(desktop, house)
    desktop.goto(f"{house.url}/spaces/hydraulik")
    desktop.wait_for_timeout(500)
    desktop.goto(house.url)
    desktop.context.set_offline(True)
    _write(desktop, "Not yet.")
    expect(_letters(desktop)).to_have_count(1)
    desktop.get_by_role("button", name="Edit").click()
    expect(_letters(desktop)).to_have_count(0)
    desktop.context.set_offline(False)
    desktop.goto(f"{house.url}/posts/new")
    expect(desktop.get_by_label("What should the others know?")).to_have_value("Not yet.")
    assert _published(house, "Not yet.") == 0


def _with_worker(page: Page, house: House) -> Page:
    """Open the home page in two tabs, kept by the worker."""
    page.goto(f"{house.url}/settings")
    wait_until(page, "navigator.serviceWorker.controller !== null")
    page.goto(house.url)
    wait_until(page, "async () => (await caches.keys()).some((name) => name.startsWith('pages:'))")
    page.wait_for_timeout(800)
    other = page.context.new_page()
    other.goto(house.url)
    page.bring_to_front()
    return other


def _write(page: Page, text: str) -> None:
    page.locator("summary.composer-open").click()
    page.get_by_label("What should the others know?").fill(text)
    page.get_by_role("button", name="Publish").click()


def _letters(page: Page) -> Locator:
    return page.locator(".outbox-letter")


def _published(house: House, text: str) -> int:
    return int(house.ask(f"SELECT count(*) FROM content_entry WHERE body = '{text}'"))


def _lose_the_answer(route: Route) -> None:
    if route.request.method == "POST":
        route.fetch(max_redirects=0)
        route.abort()
    else:
        route.continue_()
