"""Things that have to exist before every page has something to show."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Page

from tests.journeys.entering import as_owner, join, sign_in
from tests.journeys.houses import House

HOST = "wenjing.li"
NEWCOMER = "nora-sandvik@nordlicht.example"
_LONGEST = """
    SELECT entry_id FROM conversation_comment JOIN content_entry e ON e.id = entry_id
    LEFT JOIN spaces_space s ON s.id = e.space_id WHERE s.id IS NULL OR s.visibility = 'open'
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1
"""


def picture(folder: Path, name: str = "pump.png") -> Path:
    """Draw a picture wider than it is high."""
    path = folder / name
    image = Image.new("RGB", (1200, 800), "#dfe7e4")
    ImageDraw.Draw(image).ellipse((300, 100, 900, 700), fill="#0d6470")
    image.save(path)
    return path


def furnish(page: Page, house: House, folder: Path) -> dict[str, str]:
    """Let an owner who speaks English write, edit, attach and be answered; give what the places' addresses need."""
    newcomer = join(page, house, "Nora Sandvik")
    as_owner(page, house, f"/console/people/{HOST}/role", role="owner")
    page.context.clear_cookies()
    sign_in(page, house, HOST)
    mine = _write(page, house)
    comment = _converse(page, house, mine)
    pictured = _write_with_picture(page, house, folder)
    scheduled = _write_for_later(page, house)
    page.context.clear_cookies()
    return {
        "invitation": house.invitation.removeprefix("/join/"),
        "newcomer": newcomer,
        "mine": mine,
        "comment": comment,
        "pictured": pictured,
        "scheduled": scheduled,
        "long": house.ask(_LONGEST),
    }


def send(page: Page, house: House, path: str, **fields: str) -> str:
    """Send a form as whoever is signed in; give the address of the page that follows."""
    answer = page.request.post(f"{house.url}{path}", form=dict(fields), headers={"Origin": house.url})
    assert answer.ok, f"{path}: {answer.status}"
    return answer.url


def _write(page: Page, house: House) -> str:
    body = (
        "The seal runs **warm** after 40 minutes.\n\n> Did you change the oil?\n\n"
        "- yes, #delta-3\n- @ada.lindqvist saw it\n\n`p > 250 bar`"
    )
    entry = send(page, house, "/posts/new", title="Warm seals", body=body).rsplit("/", 1)[1]
    changed = body.replace("40 minutes", "25 minutes, not after 40")
    send(page, house, f"/posts/{entry}/edit", title="Warm seals", body=changed, version="1")
    return entry


def _write_for_later(page: Page, house: House) -> str:
    at = f"{datetime.now(UTC) + timedelta(days=9):%Y-%m-%dT%H:%M}"
    body = "Which seal shall we order?\n\nhttps://www.dichtwerk.example/wissen/o-ring-nut"
    send(page, house, "/posts/new", title="Later", body=body, publish_at=at)
    page.goto(f"{house.url}/scheduled")
    address = page.get_by_role("link", name="Later").get_attribute("href") or ""
    return address.split("/")[2]


def _converse(page: Page, house: House, entry: str) -> str:
    comment = send(page, house, f"/entries/{entry}/comments", body="With the *old* housing, too.").rsplit(
        "_", 1
    )[1]
    send(page, house, f"/entries/{entry}/comments", body="On both sides.", parent=comment)
    send(page, house, f"/comments/{comment}/edit", body="With the *older* housing, too.", version="1")
    send(page, house, f"/comments/{comment}/reactions", emoji="👀")
    send(page, house, f"/entries/{entry}/reactions", emoji="🎉")
    return comment


def _write_with_picture(page: Page, house: House, folder: Path) -> str:
    text = folder / "measurements.csv"
    text.write_text("minute;degrees\n0;21\n25;84\n")
    page.goto(f"{house.url}/posts/new")
    page.get_by_label("What should the others know?").fill("This is where it leaks.")
    page.get_by_label("Attach files and pictures").set_input_files([picture(folder), text])
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url(re.compile(r"/posts/\d+$"))
    return page.url.rsplit("/", 1)[1]
