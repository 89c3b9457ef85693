"""Try to run scripts by every field: `python -m tests.attacks.scripts --vectors FOLDER`, with JSON files in it.

Each vector is written into every field, and what then shows it is opened in Chromium twice: as it is, and with the
content security policy taken away, so that cleaning alone has to hold. Ends with 1 if anything ran, called another
host, broke the policy, or stands there as markup that could.
"""

import argparse
import logging
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tests.attacks.vectors import gather

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from flurfunk.people.models import Person
    from tests.attacks.filling import Filling
    from tests.attacks.watching import Watch
    from tests.cast import Browser as Tab
    from tests.journeys.houses import House

_SIDE_BY_SIDE = 8
_LONGEST_LIST = 400  # pages
_NEXT = re.compile(r'href="([^"]*)" rel="next"')
KINDS = ("ran", "violated", "foreign request", "active markup")


def main() -> int:
    """Fill a house of its own, and look at it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", type=Path, required=True, help="the folder of the collections")
    parser.add_argument("--by-hand", type=int, default=1, help="send one of so many by all forms, too")
    parser.add_argument("--most", type=int, default=100_000, help="take only so many, spread over all")
    wanted = parser.parse_args()
    vectors = gather(wanted.vectors)
    vectors = vectors[:: max(1, len(vectors) // wanted.most)]
    with tempfile.TemporaryDirectory(prefix="flurfunk-attacks-") as folder:
        Path(folder).chmod(0o711)
        return _with_database(Path(folder), vectors, wanted.by_hand)


def _with_database(folder: Path, vectors: Sequence[str], by_hand: int) -> int:
    from flurfunk.embedded import Cluster
    from tests.journeys.houses import running_house

    house_folder = folder / "house"
    house_folder.mkdir()
    with Cluster(folder / "postgres", settings={"fsync": "off"}) as cluster:
        os.environ["DATABASE_URL"] = cluster.url
        with running_house("flurfunk_attacks", house_folder, "--no-worker") as house:
            _enter(house)
            from tests.attacks.filling import Filling

            return _attack(house, Filling(vectors, by_hand=by_hand))


def _enter(house: "House") -> None:
    """Let this process be one of the house's, too; Playwright's loop in the same thread is no reason to refuse."""
    import django

    os.environ |= {"DATABASE_URL": house.database, "FLURFUNK_DATA": str(house.folder)}
    os.environ |= {"DJANGO_SETTINGS_MODULE": "flurfunk.config.settings", "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
    django.setup()
    from django.conf import settings
    from django.test.utils import setup_test_environment

    setup_test_environment()
    settings.API_PER_MINUTE = 1_000_000
    logging.disable(logging.WARNING)


def _attack(house: "House", filling: "Filling") -> int:
    from django.db import connection

    from tests.journeys.browsing import chromium

    begun = time.monotonic()
    for progress in filling.fill():
        _say(f"{time.monotonic() - begun:.0f} s: {progress}")
    _say_what_is_written(filling)
    with chromium() as browser:
        bad = [_look(browser, house, filling, policy=policy) for policy in (False, True)]
    connection.close()
    _say(f"{len(filling.vectors)} vectors in {time.monotonic() - begun:.0f} s")
    return int(any(bad))


def _look(browser: "Browser", house: "House", filling: "Filling", *, policy: bool) -> bool:
    from tests.attacks.watching import Watch

    begun = time.monotonic()
    watch = Watch(browser, house.url, _session(filling, filling.olu), policy=policy)
    waiting = _texts(filling)
    while texts := list(islice(waiting, _SIDE_BY_SIDE)):
        watch.show(texts)
        if watch.counts["pages"] % 80 < _SIDE_BY_SIDE:
            _say(f"{time.monotonic() - begun:.0f} s: {dict(watch.counts)}")
    _say(f"{time.monotonic() - begun:.0f} s: the pages that show one vector each are looked at")
    for person, start in filling.lists:
        watch.be(_session(filling, person))
        _walk(watch, start)
    watch.close()
    _say(
        f"{time.monotonic() - begun:.0f} s. {'With' if policy else 'Without'} the policy: {dict(watch.counts)}"
    )
    for finding in watch.findings[:60]:
        _say(f"  {finding}")
    return any(watch.counts[kind] for kind in KINDS)


def _walk(watch: "Watch", path: str) -> None:
    """Open a list and what follows it."""
    for _page in range(_LONGEST_LIST):
        if path:
            path = watch.visit(path)


def _texts(filling: "Filling") -> Iterator[tuple[str, str]]:
    """Give lists of what was written by the verbs, previews, then the pages that show one vector each."""
    from django.utils.http import urlencode

    from flurfunk.content.models import Entry
    from tests.attacks.writing import THREADS

    browser = filling.browser_of(filling.olu)
    threads = Entry.objects.filter(title__startswith=THREADS).order_by("pk")
    for start in ("/?order=newest", "/people", "/spaces", "/topics", *(entry.url for entry in threads)):
        yield from _following(browser, start)
    for number, vector in enumerate(filling.vectors):
        yield f"/preview of {number}", browser.post("/preview", {"body": vector}).content.decode()
        path = f"/palette/found?{urlencode({'q': vector[:100]})}"
        yield path, browser.get(path).content.decode()
    for path in filling.pages:
        yield path, browser.get(path).content.decode()
    for number in range(0, len(filling.vectors), filling.by_hand):
        filling.rename(number)
        yield f"/offline of {number}", browser.get("/offline").content.decode()


def _following(browser: "Tab", path: str) -> Iterator[tuple[str, str]]:
    """Give the pages of a list, one after the other."""
    while path:
        text = browser.get(path).content.decode()
        yield path, text
        found = _NEXT.search(text)
        path = unescape(found[1]) if found else ""


def _session(filling: "Filling", person: "Person") -> str:
    return filling.browser_of(person).cookies["session"].value


def _say_what_is_written(filling: "Filling") -> None:
    for fields in sorted({*filling.taken, *filling.refused}):
        _say(f"  {fields}: {filling.taken[fields]} taken, {filling.refused[fields]} refused")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
