"""`flurfunk doctor`."""

import argparse


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Take none."""
    del command


def run(_arguments: argparse.Namespace) -> int:
    """Check this installation; the exit code is 1 when something needs doing."""
    from flurfunk.cli.doctor import examine

    return examine()
