"""`flurfunk bench-seed`."""

import argparse

from flurfunk.cli.installation import database, migrate, set_up_django, tell


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Take the size."""
    command.add_argument(
        "--scale",
        type=float,
        default=1.0,
        metavar="X",
        help="1 is the network of quality.md; 0.1 a tenth of it",
    )


def run(arguments: argparse.Namespace) -> int:
    """Fill an empty installation with a large network."""
    with database(tell):
        set_up_django()
        migrate()
        from flurfunk.imports.bench import seed

        seed(arguments.scale, tell)
    return 0
