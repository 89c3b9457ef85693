"""What a page may listen to: a stream's name is turned into sources by the room it belongs to."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from django.utils.module_loading import import_string

from flurfunk.config.streams import STREAMS

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

Decide = Callable[["AbstractBaseUser", str], frozenset[str]]


def sources_of(person: "AbstractBaseUser", stream: str) -> frozenset[str]:
    """Give the sources a person hears on a stream such as "entry:7"; none when they may not, or there is none."""
    name, _, rest = stream.partition(":")
    decide = _deciders().get(name)
    return decide(person, rest) if decide and len(rest) < 20 else frozenset()


@cache
def _deciders() -> Mapping[str, Decide]:
    return {name: import_string(path) for name, path in STREAMS.items()}
