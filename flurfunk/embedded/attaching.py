"""Joining a server that another process of Flurfunk keeps running."""

from pathlib import Path

from flurfunk.embedded.addresses import ROLE, url
from flurfunk.embedded.layout import Layout
from flurfunk.embedded.locking import read_holder


def attach(directory: Path, *, database: str = ROLE) -> str | None:
    """Return the URL of the server another process runs on this directory, None if none answers there.

    It stays up as long as its starter does: for short work such as a migration beside `flurfunk serve`.
    """
    holder = read_holder(Layout(directory.resolve()))
    if holder is None or holder.socket is None or not holder.is_alive:
        return None
    return url(Path(holder.socket), database)
