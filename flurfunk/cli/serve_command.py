"""`flurfunk serve`: database, tables, jobs, pages and sockets in one process tree."""

import argparse
import os

from flurfunk.cli.installation import database, migrate, set_up_django, tell


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Take address, port and the number of processes."""
    command.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    command.add_argument(
        "--port", type=int, default=int(os.environ.get("PORT", "8000")), help="the port (8000)"
    )
    command.add_argument("--processes", type=int, default=1, metavar="N", help="processes for pages (1)")
    command.add_argument("--no-worker", action="store_true", help="run no jobs here")
    command.add_argument("--demo", action="store_true", help="make the demo company if there is none yet")


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C or SIGTERM, then stop everything in order."""
    from flurfunk.cli.serving import serve

    with database(tell, may_join=False):
        set_up_django()
        migrate()
        if arguments.demo:
            from flurfunk.demo.making import make_demo

            make_demo(tell)
        serve(arguments)
    tell("Everything is stopped.")
    return 0
