"""The PostgreSQL that Flurfunk brings along and looks after itself: one command is enough to run it."""

from flurfunk.embedded.attaching import attach
from flurfunk.embedded.cluster import Cluster
from flurfunk.embedded.errors import AlreadyRunning, EmbeddedError, NoBinariesError, StartError
from flurfunk.embedded.extensions import create_extensions

__all__ = [
    "AlreadyRunning",
    "Cluster",
    "EmbeddedError",
    "NoBinariesError",
    "StartError",
    "attach",
    "create_extensions",
]
