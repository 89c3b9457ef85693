"""Run very many histories: `python -m tests.notifications.soak --histories 100000 --seed 0`.

Ends with 1 at the first history in which anybody was told too much or too little, and says in which and how.
"""

import argparse
import gc
import logging
import sys
import tempfile
import time
from pathlib import Path

STEPS = 18


def main() -> int:
    """Run them, each in a transaction that is taken back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="flurfunk-soak-") as folder:
        Path(folder).chmod(0o711)
        return _with_database(Path(folder), wanted.seed, wanted.histories)


def _with_database(folder: Path, first: int, count: int) -> int:
    import os

    from flurfunk.embedded import Cluster

    cluster = Cluster(folder / "postgres", settings={"fsync": "off"})
    cluster.start()
    os.environ |= {"DATABASE_URL": cluster.url, "FLURFUNK_DATA": str(folder)}
    os.environ["DJANGO_SETTINGS_MODULE"] = "flurfunk.config.settings"
    try:
        return _run(first, count)
    finally:
        cluster.stop()


def _run(first: int, count: int) -> int:
    import django
    from django.conf import settings
    from django.db import connection

    django.setup()
    settings.MEDIA_ROOT = f"{settings.DATA_DIR}/files"
    connection.creation.create_test_db(verbosity=0)

    from tests.notifications.histories.telling_apart import differences, set_up

    logging.disable(logging.ERROR)  # a mail server that is down is part of the play
    stage, begun = set_up(), time.monotonic()
    gc.freeze()
    for number in range(count):
        found = differences(stage, first + number, steps=STEPS)
        if found:
            _say("\n".join(found))
            connection.close()
            return 1
        if (number + 1) % 100 == 0:
            _say(
                f"{number + 1} histories in {time.monotonic() - begun:.0f} s, seeds {first} to {first + number}"
            )
    _say(f"{count} histories from seed {first}: nobody was told anything twice, and nothing was left out.")
    connection.close()
    return 0


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
