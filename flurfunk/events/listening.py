"""Who listens: the explicit list of the house, then what extensions add."""

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.utils.module_loading import import_string

from flurfunk.config.listeners import LISTENERS
from flurfunk.events.models import Event

Listener = Callable[[Event], None]


@cache
def listeners() -> Sequence[tuple[str, Listener]]:
    """Give every listener with its name, in the order in which they are told.

    An extension adds its own by a list `LISTENERS` of dotted names in its `events.py`.
    """
    names = [*LISTENERS, *(name for app in settings.EXTENSIONS for name in _declared_by(app))]
    return tuple((name, import_string(name)) for name in names)


def _declared_by(app: str) -> Sequence[str]:
    if find_spec(f"{app}.events") is None:
        return ()
    return tuple(import_module(f"{app}.events").LISTENERS)
