"""Read the command line and go to the command."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from flurfunk import __version__

_COMMANDS = {
    "serve": "start everything on one port",
    "demo": "make the demo company, Nordlicht Maschinenbau",
    "migrate": "bring the database's tables up to date",
    "worker": "run jobs only, beside a `serve --no-worker` or on another machine",
    "doctor": "check this installation and say what to do",
    "import": "bring in an archive of another system",
    "bench-seed": "make the large network that bench/ measures",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command of the given words (the process's own if left out) and give the exit code."""
    parser = argparse.ArgumentParser(
        prog="flurfunk",
        description="Flurfunk, the internal social network of your company.",
        epilog="Settings come from the environment; docs/running.md names them all.",
    )
    parser.add_argument("--version", action="version", version=f"flurfunk {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, help_text in _COMMANDS.items():
        command = commands.add_parser(name, help=help_text, description=help_text.capitalize() + ".")
        module = import_module(f"flurfunk.cli.{name.replace('-', '_')}_command")
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen) or 0)
    except KeyboardInterrupt:
        return 130
    except CommandError as error:
        sys.stderr.write(f"flurfunk: {error}\n")
        return 1


class CommandError(Exception):
    """Something a person has to change before the command can work; the message says what."""
