"""Who listens to what: the explicit list of the house, then what extensions add."""

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.utils.module_loading import import_string

from flurfunk.config.listeners import LISTENERS
from flurfunk.events.models import Event

Listener = Callable[[Event], None]

_HEARD: dict[Listener, frozenset[str]] = {}


def hears(*kinds: str) -> Callable[[Listener], Listener]:
    """Declare which kinds of events a listener is told of; without it a listener is told of everything."""

    def declare(listener: Listener) -> Listener:
        _HEARD[listener] = frozenset(kinds)
        return listener

    return declare


@cache
def listeners_of(kind: str) -> Sequence[tuple[str, Listener]]:
    """Give the listeners to a kind of event with their names, in the order in which they are told."""
    return tuple((name, each) for name, each in listeners() if each not in _HEARD or kind in _HEARD[each])


@cache
def listeners() -> Sequence[tuple[str, Listener]]:
    """Give every listener with its name.

    An extension adds its own by a list `LISTENERS` of dotted names in its `events.py`.
    """
    names = [*LISTENERS, *(name for app in settings.EXTENSIONS for name in _declared_by(app))]
    return tuple((name, import_string(name)) for name in names)


def _declared_by(app: str) -> Sequence[str]:
    if find_spec(f"{app}.events") is None:
        return ()
    return tuple(import_module(f"{app}.events").LISTENERS)
