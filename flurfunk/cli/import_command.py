"""`flurfunk import`."""

import argparse
from pathlib import Path

from flurfunk.cli.installation import database, migrate, set_up_django, tell


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Take the kind of archive, its file, and the space that receives it."""
    kinds = command.add_subparsers(title="archives", metavar="KIND", required=True, dest="kind")
    mbox = kinds.add_parser("mbox", help="a mailing list's archive: people, posts and comments")
    mbox.add_argument("file", type=Path, metavar="FILE")
    mbox.add_argument(
        "--space", required=True, metavar="NAME", help="the space it goes into; made if there is none"
    )
    mbox.add_argument("--report", type=Path, metavar="FILE", help="write the report there too, as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Bring an archive in; running it again adds nothing."""
    from flurfunk.cli.main import CommandError

    if not arguments.file.is_file():
        raise CommandError(f"There is no file {arguments.file}.")
    with database(tell):
        set_up_django()
        migrate()
        from flurfunk.imports.mbox_command import import_archive

        return import_archive(arguments.file, arguments.space, report_to=arguments.report)
