"""`flurfunk demo`."""

import argparse

from flurfunk.cli.installation import database, migrate, set_up_django, tell


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Take none."""
    del command


def run(_arguments: argparse.Namespace) -> int:
    """Make the demo company in an empty installation; does nothing where there is a company."""
    with database(tell):
        set_up_django()
        migrate()
        from flurfunk.demo.making import make_demo

        tell(
            "The demo company is there."
            if make_demo(tell)
            else "There is a company already; nothing was changed."
        )
    return 0
