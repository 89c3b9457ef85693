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
    from flurfunk.cli.main import CommandError

    with database(tell):
        set_up_django()
        migrate()
        from flurfunk.imports.bench import NotEmptyError, seed

        try:
            seed(arguments.scale, tell)
        except (NotEmptyError, ValueError) as error:
            raise CommandError(str(error)) from error
    return 0
