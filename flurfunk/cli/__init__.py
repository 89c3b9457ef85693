"""The command `flurfunk`: everything that is done to an installation from a terminal."""

from flurfunk.cli.main import main

__all__ = ["main"]
