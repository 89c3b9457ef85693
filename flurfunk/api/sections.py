"""How an operation is declared: what it does, of which area it is, what it gives; the token's check comes with it."""

from collections.abc import Callable
from inspect import getdoc
from typing import Any, Protocol, TypeVar

from ninja import Router

from flurfunk.api.bearing import JSON, Bearer
from flurfunk.api.scopes import Area

F = TypeVar("F", bound=Callable[..., Any])


class Declare(Protocol):
    """Takes a function and gives it back, declared."""

    def __call__(self, function: F) -> F:
        """Declare it."""


class Section:
    """The operations of one area. Each is a function whose name is its id and whose docstring is its description."""

    def __init__(self, area: Area, title: str) -> None:
        self._area = area
        self.router = Router(tags=[title])

    def reads(self, path: str, gives: Any) -> Declare:
        """Declare what shows something."""
        return self._declare("GET", path, {200: gives})

    def creates(self, path: str, gives: Any, *, takes: str = JSON) -> Declare:
        """Declare what makes something new; it may be sent again with the same Idempotency-Key."""
        return self._declare("POST", path, {201: gives}, takes=takes)

    def does(self, path: str, gives: Any = None) -> Declare:
        """Declare what is done by sending something, and makes nothing new."""
        return self._declare("POST", path, {200: gives} if gives else {204: None}, takes=JSON)

    def changes(self, path: str, gives: Any) -> Declare:
        """Declare what writes a new version of something."""
        return self._declare("PATCH", path, {200: gives}, takes=JSON)

    def puts(
        self, path: str, gives: Any = None, *, takes: str | None = None, conflicts: bool = False
    ) -> Declare:
        """Declare what makes something be there; done twice it changes nothing more."""
        return self._declare(
            "PUT", path, {200: gives} if gives else {204: None}, takes=takes, conflicts=conflicts
        )

    def removes(self, path: str, *, conflicts: bool = False) -> Declare:
        """Declare what makes something be gone; `conflicts` says that it can be in the way of something else (409)."""
        return self._declare("DELETE", path, {204: None}, conflicts=conflicts)

    def _declare(
        self,
        method: str,
        path: str,
        gives: dict[int, Any],
        *,
        takes: str | None = None,
        conflicts: bool = False,
    ) -> Declare:
        check = Bearer(self._area, writes=method != "GET", takes=takes)

        def declare(function: F) -> F:
            sentence, _, more = (getdoc(function) or "").partition("\n\n")
            register = self.router.api_operation(
                [method],
                path,
                auth=check,
                response=gives,
                operation_id=function.__name__,
                summary=sentence.rstrip("."),
                description=" ".join(more.split()) or None,
                openapi_extra={"x-scope": check.scope, "x-conflicts": conflicts},
            )
            register(function)
            return function

        return declare
