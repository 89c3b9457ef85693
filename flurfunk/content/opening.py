"""Somebody opened an entry's page: the explicit list of who wants to know, told at once."""

from collections.abc import Callable, Sequence
from functools import cache

from django.utils.module_loading import import_string

from flurfunk.config.openings import OPENINGS
from flurfunk.content.models import Entry
from flurfunk.people.models import Person


def opened(entry: Entry, person: Person) -> None:
    """Say that a person has the entry's page before them."""
    for tell in _told():
        tell(person, entry)


@cache
def _told() -> Sequence[Callable[[Person, Entry], None]]:
    return [import_string(name) for name in OPENINGS]
