"""Try to run scripts by every field: `python -m tests.attacks.scripts --vectors FOLDER`, with JSON files in it.

Each vector is written into every field, and what then shows it is opened in Chromium twice: as it is, and with the
content security policy taken away, so that cleaning alone has to hold. Ends with 1 if anything ran, called another
host, broke the policy, or stands there as markup that could.
"""

import argparse
import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tests.attacks.vectors import gather

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from flurfunk.people.models import Person
    from tests.attacks.filling import Filling
    from tests.journeys.houses import House

_SIDE_BY_SIDE = 24
KINDS = ("ran", "violated", "foreign request", "active markup")


def main() -> int:
    """Fill a house of its own, and look at it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", type=Path, required=True, help="the folder of the collections")
    parser.add_argument("--most", type=int, default=100_000, help="take only so many, spread over all")
    wanted = parser.parse_args()
    vectors = gather(wanted.vectors)
    vectors = vectors[:: max(1, len(vectors) // wanted.most)]
    with tempfile.TemporaryDirectory(prefix="flurfunk-attacks-") as folder:
        Path(folder).chmod(0o711)
        return _with_database(Path(folder), vectors)


def _with_database(folder: Path, vectors: Sequence[str]) -> int:
    from flurfunk.embedded import Cluster
    from tests.journeys.houses import running_house

    house_folder = folder / "house"
    house_folder.mkdir()
    with Cluster(folder / "postgres", settings={"fsync": "off"}) as cluster:
        os.environ["DATABASE_URL"] = cluster.url
        with running_house("flurfunk_attacks", house_folder, "--no-worker") as house:
            _enter(house)
            return _attack(house, vectors)


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


def _attack(house: "House", vectors: Sequence[str]) -> int:
    from django.db import connection

    from tests.attacks.filling import Filling
    from tests.journeys.browsing import chromium

    filling, begun = Filling(vectors), time.monotonic()
    for progress in filling.fill():
        _say(f"{time.monotonic() - begun:.0f} s: {progress}")
    _say_what_is_written(filling)
    with chromium() as browser:
        bad = [_look(browser, house, filling, policy=policy) for policy in (False, True)]
    connection.close()
    _say(f"{len(vectors)} vectors in {time.monotonic() - begun:.0f} s")
    return int(any(bad))


def _look(browser: "Browser", house: "House", filling: "Filling", *, policy: bool) -> bool:
    from tests.attacks.watching import Watch

    begun = time.monotonic()
    watch = Watch(browser, house.url, _session(filling, filling.olu), policy=policy)
    waiting = _texts(filling)
    while texts := list(islice(waiting, _SIDE_BY_SIDE)):
        watch.show(texts)
    _say(f"{time.monotonic() - begun:.0f} s: the pages that show one vector each are looked at")
    for person, path in filling.lists:
        watch.be(_session(filling, person))
        seen = 0
        while path and seen < 400:
            path, seen = watch.visit(path), seen + 1
    watch.close()
    _say(f"{time.monotonic() - begun:.0f} s. {'With' if policy else 'Without'} the policy: {dict(watch.counts)}")
    for finding in watch.findings[:60]:
        _say(f"  {finding}")
    return any(watch.counts[kind] for kind in KINDS)


def _texts(filling: "Filling") -> Iterator[tuple[str, str]]:
    """Give the pages that show one vector each, then what shows it as name of the company, announced and previewed."""
    browser = filling.browser_of(filling.olu)
    for path in filling.pages:
        yield path, browser.get(path).content.decode()
    for number, vector in enumerate(filling.vectors):
        filling.rename(number)
        yield f"/offline of {number}", browser.get("/offline").content.decode()
        yield f"/preview of {number}", browser.post("/preview", {"body": vector}).content.decode()


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
