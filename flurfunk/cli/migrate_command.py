"""`flurfunk migrate`."""

import argparse

from flurfunk.cli.installation import database, migrate, set_up_django, tell


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Take none."""
    del command


def run(_arguments: argparse.Namespace) -> int:
    """Bring the tables up to date."""
    with database(tell):
        set_up_django()
        migrate()
    tell("The tables are up to date.")
    return 0
