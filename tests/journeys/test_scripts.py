"""What tries to become a script stays text, wherever people write."""

from urllib.parse import quote

from playwright.sync_api import Browser, Page

from flurfunk.kit.text import clean, clean_line
from tests.attacks.vectors import OWN
from tests.attacks.watching import Watch
from tests.journeys.entering import join
from tests.journeys.furnishing import send
from tests.journeys.houses import House

_QUIET = {"ran": 0, "violated": 0, "foreign request": 0, "active markup": 0}


def _write(page: Page, house: House, vector: str) -> None:
    body = {"title": clean_line(vector)[:300], "body": clean(vector)}
    address = send(page, house, "/posts/new", **body)
    send(page, house, f"/entries/{address.rsplit('/', 1)[1]}/comments", body=clean(vector))


def _introduce(page: Page, house: House, vector: str) -> None:
    line = clean_line(vector)[:40]
    said = dict.fromkeys(("name", "pronouns", "work", "team", "place", "link_title_1"), line)
    said |= {
        "time_zone": "UTC",
        "language": "en",
        "link_url_1": f"https://one.example/?{quote(vector)[:300]}",
    }
    send(page, house, "/settings", **said, about="\n\n".join(OWN)[:4000])


def test_nothing_that_is_written_runs(desktop: Page, house: House, browser: Browser) -> None:
    handle = join(desktop, house, "Mia Marks")
    space = send(
        desktop, house, "/spaces", name="Marks", description="\n".join(OWN)[:1000], visibility="closed"
    )
    for vector in OWN:
        _write(desktop, house, vector)
    _introduce(desktop, house, OWN[0])
    session = next(each["value"] for each in desktop.context.cookies() if each["name"] == "session")
    places = [
        "/",
        "/?order=newest",
        f"/people/{handle}",
        f"/{space.split('/', 3)[3]}",
        "/people",
        "/settings",
    ]
    places += [f"/search?q={quote(OWN[0])}", "/posts/new?title=%3Csvg/onload=alert(1)%3E", "/drafts"]
    for policy in (False, True):
        watch = Watch(browser, house.url, session, policy=policy)
        for place in places:
            following = watch.visit(place)
            if following and place.startswith("/?"):
                watch.visit(following)
        watch.close()
        assert ({kind: watch.counts[kind] for kind in _QUIET}, watch.findings) == (_QUIET, [])


def test_the_watch_hears_what_runs(desktop: Page, house: House, browser: Browser) -> None:
    join(desktop, house, "Moa Marks")
    session = next(each["value"] for each in desktop.context.cookies() if each["name"] == "session")
    broken = '<html><body><img src="/x" onerror="alert(1)"><img src="https://one.example/x"></body></html>'
    heard = []
    for policy in (False, True):
        watch = Watch(browser, house.url, session, policy=policy)
        watch.show([("/broken", broken), ("/part", "<a href='javascript:alert(2)'>press</a>")])
        heard.append([kind for kind in _QUIET if watch.counts[kind]])
        watch.close()
    # Chromium names a call that the policy forbids, too, though it is never made.
    assert heard == [
        ["ran", "foreign request", "active markup"],
        ["violated", "foreign request", "active markup"],
    ]
