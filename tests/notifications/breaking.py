"""Break a copy of the house, one thing at a time, and say how many histories it takes to notice.

`python -m tests.notifications.breaking --histories 300`; ends with 1 if something broken goes unnoticed.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
_HOUSE = "flurfunk/notifications"


class Break(NamedTuple):
    """What is broken: in which file, which words become which."""

    name: str
    file: str
    words: str
    become: str


BREAKS = (
    Break(
        "a letter has a new name at each try",
        f"{_HOUSE}/sending.py",
        "    mail = compose(letter, inside)",
        "    letter.message_id = f'{now} {id(inside)}'\n    mail = compose(letter, inside)",
    ),
    Break(
        "what is not at the bell stays unread",
        f"{_HOUSE}/reading.py",
        "AND read_at IS NULL RETURNING",
        "AND is_at_bell AND read_at IS NULL RETURNING",
    ),
    Break(
        "reading one reads no other of its group",
        f"{_HOUSE}/reading.py",
        "AND read_at IS NULL RETURNING",
        "AND read_at IS NULL AND id = (SELECT max(id) FROM notifications_notification) RETURNING",
    ),
    Break("a mute is forgotten", f"{_HOUSE}/telling.py", "or pk not in deaf", "or True"),
    Break("a mute after the event is forgotten", f"{_HOUSE}/wanting.py", "not in muted)", "not in {0})"),
    Break(
        "who lost sight of it is sent it",
        f"{_HOUSE}/wanting.py",
        "objects.shown_to(person)",
        "objects.filter(person=person)",
    ),
    Break(
        "who may not see it is told",
        f"{_HOUSE}/telling.py",
        "sorted(who_may_see(about, heard))",
        "sorted(heard)",
    ),
    Break(
        "listeners are told twice",
        "flurfunk/events/telling.py",
        "for _, listener in waiting:",
        "for _, listener in [*waiting, *waiting]:",
    ),
    Break(
        "an event is never marked as told",
        "flurfunk/events/telling.py",
        "    event.told_at = timezone.now()\n",
        "    event.told_at = None\n",
    ),
    Break(
        "a digest repeats",
        f"{_HOUSE}/digesting.py",
        "update(digested_at=now)",
        "update(digested_at=None)",
    ),
    Break(
        "a digest tells of what was opened",
        f"{_HOUSE}/digesting.py",
        "each.entry not in opened",
        "True",
    ),
    Break(
        "a digest forgets what it was made for",
        f"{_HOUSE}/digesting.py",
        "rhythm.digested_until = max(rhythm.digested_until, now - SETTLING)",
        "rhythm.digested_until = now",
    ),
    Break(
        "who follows a topic is forgotten",
        "flurfunk/conversation/followed.py",
        "WHERE f.person_id = %(person)s AND g.published_at",
        "WHERE false AND f.person_id = %(person)s AND g.published_at",
    ),
    Break(
        "a push that fails is not tried again",
        f"{_HOUSE}/pushing.py",
        "and None in taken",
        "and False",
    ),
    Break(
        "a letter waits for nobody's quiet hours",
        f"{_HOUSE}/gathering.py",
        "if moment > now:",
        "if False:",
    ),
    Break(
        "an edit tells again who was named before",
        "flurfunk/conversation/writing.py",
        "return fresh",
        "return sorted(named)",
    ),
)


def main() -> int:
    """Break and look, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=300)
    count = parser.parse_args().histories
    unnoticed = 0
    for each in BREAKS:
        after = noticed_after(each, count)
        unnoticed += after is None
        sys.stdout.write(f"{each.name}: {'UNNOTICED' if after is None else f'after {after} histories'}\n")
        sys.stdout.flush()
    return 1 if unnoticed else 0


def noticed_after(broken: Break, count: int) -> int | None:
    """Run histories in a broken copy; give the number of the first that differs, or nothing."""
    with tempfile.TemporaryDirectory(prefix="flurfunk-broken-") as folder:
        for part in ("flurfunk", "tests"):
            shutil.copytree(ROOT / part, Path(folder) / part, ignore=shutil.ignore_patterns("__pycache__"))
        place = Path(folder) / broken.file
        text = place.read_text()
        if text.count(broken.words) != 1:
            raise ValueError(f"{broken.file} says {broken.words!r} {text.count(broken.words)} times.")
        place.write_text(text.replace(broken.words, broken.become))
        command = [sys.executable, "-m", "tests.notifications.soak", "--histories", str(count)]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return None
    found = re.search(r"^seed (\d+): (.*)", done.stdout, re.MULTILINE)
    if found is None:
        raise RuntimeError(done.stderr)
    return int(found[1]) + 1


if __name__ == "__main__":
    sys.exit(main())
