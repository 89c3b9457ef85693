"""What every command needs first: a database that runs, and Django set up on it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flurfunk.config.environment import data_folder
from flurfunk.embedded import AlreadyRunning, Cluster, attach

Say = Callable[[str], None]


@contextmanager
def database(say: Say, *, may_join: bool = True) -> Iterator[None]:
    """Provide DATABASE_URL for the block: the environment's own, a running embedded server's, or a new one's.

    With `may_join` false a server that another process runs is refused: it would stop together with that process.
    """
    from flurfunk.cli.main import CommandError

    if os.environ.get("DATABASE_URL"):
        yield
        return
    directory = data_folder() / "postgres"
    running = attach(directory)
    if running and may_join:
        os.environ["DATABASE_URL"] = running
        yield
        return
    try:
        with Cluster(directory, progress=say) as cluster:
            os.environ["DATABASE_URL"] = cluster.url
            yield
    except AlreadyRunning as error:
        raise CommandError(f"Flurfunk is running already on {Path(directory).parent}.") from error
    finally:
        os.environ.pop("DATABASE_URL", None)


def set_up_django() -> None:
    """Load the house; after this, models can be imported."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "flurfunk.config.settings")
    django.setup()


def migrate() -> None:
    """Bring the tables up to date, one process at a time."""
    from django.core.management import call_command
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('flurfunk migrate'))")
    try:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('flurfunk migrate'))")
        connection.close()


def tell(sentence: str) -> None:
    """Say a sentence on the terminal."""
    from rich.console import Console

    Console(stderr=True, highlight=False).print(sentence)
