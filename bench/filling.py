"""Run beside the measuring process: fill the folder's database with the bench network if there is nothing in it."""

import sys

from flurfunk.cli.installation import database, migrate, set_up_django, tell


def main(scale: float) -> None:
    """Migrate, and seed what is empty."""
    with database(tell):
        set_up_django()
        migrate()
        from flurfunk.imports.bench import NotEmptyError, seed

        try:
            seed(scale, tell)
        except NotEmptyError:
            tell("The network that is there is used again.")


if __name__ == "__main__":
    main(float(sys.argv[1]))
