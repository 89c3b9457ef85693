"""All operations put together, for the addresses and for the document that describes them."""

import json
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.parser import Parser

from flurfunk import __version__
from flurfunk.api.operations import (
    comments,
    entries,
    memberships,
    notifications,
    people,
    reactions,
    spaces,
    topics,
    uploads,
)


class Operations(NinjaAPI):
    """Ninja, without answers of its own to errors: the door writes them all as problem documents."""

    def set_default_exception_handlers(self) -> None:
        """Let every error through to the door."""


class StrictParser(Parser):
    """JSON as its standard has it."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Read the body; NaN and Infinity are no JSON."""
        return json.loads(request.body, parse_constant=_refuse)


def _refuse(word: str) -> None:
    raise ValueError(word)


operations = Operations(
    title="Flurfunk",
    version=__version__,
    description="What people can do in Flurfunk, for their programs.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="programs",
    parser=StrictParser(),
)
for _module in (people, spaces, memberships, entries, comments, reactions, topics, uploads, notifications):
    operations.add_router("", _module.section.router)
