"""`flurfunk worker`."""

import argparse

from flurfunk.cli.installation import database, set_up_django, tell


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Take how many jobs run at a time."""
    command.add_argument("--jobs", type=int, default=4, metavar="N", help="how many jobs run at a time (4)")


def run(arguments: argparse.Namespace) -> int:
    """Run jobs, and take mail in where that is set up, until told to stop."""
    with database(tell):
        set_up_django()
        from flurfunk.jobs.working import work
        from flurfunk.kit.parents import end_with_parent
        from flurfunk.mailroom.receiving import receiver

        end_with_parent()
        with receiver():
            work(concurrency=arguments.jobs)
    return 0
