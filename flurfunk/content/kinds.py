"""What a room declares about the kind of entry it adds; the house shows, lists and links entries by it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from django.conf import settings

from flurfunk.config.rooms import ROOMS
from flurfunk.content.models import Entry
from flurfunk.spaces.models import Space

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Leaves = Mapping[int, Any]


def no_leaves(_entries: Sequence[Entry]) -> Leaves:
    """Load nothing: for kinds that need no table of their own."""
    return {}


def no_form(_space: Space | None) -> str:
    """Give no address: for kinds that people do not start from the Create menu."""
    return ""


@dataclass(frozen=True)
class Kind:
    """One kind of entry.

    `name` is stored in `Entry.kind`; `url` gives the address of an entry's page; `body` is the template that shows
    what is special inside a card, with `entry` and `leaf`; `leaves` loads the leaf rows of several entries in one
    query, keyed by entry id; `new_url` gives the address of the form for a new one in a space (or for everybody).
    """

    name: str
    one: "StrOrPromise"
    many: "StrOrPromise"
    icon: str
    url: Callable[[Entry], str]
    body: str = "content/_body.html"
    leaves: Callable[[Sequence[Entry]], Leaves] = no_leaves
    new_url: Callable[[Space | None], str] = no_form


@cache
def kinds() -> Mapping[str, Kind]:
    """Give every kind by its name: those of the rooms, then those of extensions, which declare `KIND` in `kind.py`."""
    apps = [app for app in (*ROOMS, *settings.EXTENSIONS) if find_spec(f"{app}.kind")]
    declared = [import_module(f"{app}.kind").KIND for app in apps]
    return {kind.name: kind for kind in declared}


def kind_of(entry: Entry) -> Kind:
    """Give the kind of an entry. Raises KeyError when the room that made it is no longer installed."""
    return kinds()[entry.kind]
