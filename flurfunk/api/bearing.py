"""Who bears a token: programs show it with every request, and nothing else counts."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from flurfunk.api.problems import ProblemError
from flurfunk.api.recognising import Caller, recognise
from flurfunk.api.scopes import Area, permits
from flurfunk.people.models import Person

JSON = "application/json"
FILES = "multipart/form-data"


class ProgramRequest(HttpRequest):
    """A request with a token that is good for what it asks."""

    person: Person
    caller: Caller
    more_headers: dict[str, str]


class Bearer:
    """The check before an operation: a good token (401), not too often (429), good for this (403), in form (415).

    `takes` is the media type of what is sent; None where nothing is.
    """

    openapi_security_schema = {"type": "http", "scheme": "bearer"}

    def __init__(self, area: Area, *, writes: bool, takes: str | None = None) -> None:
        self.area, self.writes, self.takes = area, writes, takes

    @property
    def scope(self) -> str:
        """The least scope that suffices."""
        return self.area.to_write if self.writes else self.area.to_read

    def __call__(self, request: HttpRequest) -> Caller:
        """Let the program in as the person it acts for. Raises ProblemError."""
        caller = caller_of(request)
        if caller is None:
            raise ProblemError(
                401,
                _("Send a token that is good: Authorization: Bearer …"),
                headers={"WWW-Authenticate": "Bearer"},
            )
        _count(request, caller)
        if not permits(caller.scopes, self.area, writes=self.writes):
            challenge = f'Bearer error="insufficient_scope", scope="{self.scope}"'
            raise ProblemError(
                403,
                _("This token lacks the scope %(scope)s.") % {"scope": self.scope},
                headers={"WWW-Authenticate": challenge},
            )
        if self.takes and request.content_type != self.takes:
            raise ProblemError(415, _("Send it as %(type)s.") % {"type": self.takes})
        if self.takes == JSON:
            len(request.body)  # raises RequestDataTooBig, which the framework would take for bad JSON
        request.person = caller.person  # type: ignore[attr-defined]  # declared by ProgramRequest
        return caller


def caller_of(request: HttpRequest) -> Caller | None:
    """Give who bears the token of a request; it is looked up, and counted, once."""
    if not hasattr(request, "caller"):
        word, _space, secret = request.headers.get("Authorization", "").partition(" ")
        is_bearer = word.lower() == "bearer" and secret.isascii() and 0 < len(secret) <= 200
        request.caller = recognise(secret.strip()) if is_bearer else None  # type: ignore[attr-defined]  # declared by ProgramRequest
    known: Caller | None = request.caller  # type: ignore[attr-defined]  # set above
    return known


def _count(request: HttpRequest, caller: Caller) -> None:
    most: int = settings.API_PER_MINUTE
    limits: dict[str, Any] = {
        "RateLimit-Limit": most,
        "RateLimit-Remaining": max(0, most - caller.asked),
        "RateLimit-Reset": caller.seconds_left,
    }
    request.more_headers = {name: str(value) for name, value in limits.items()}  # type: ignore[attr-defined]  # declared by ProgramRequest
    if caller.asked > most:
        raise ProblemError(
            429,
            _("That was too often. Wait %(seconds)s seconds.") % {"seconds": caller.seconds_left},
            headers={"Retry-After": str(caller.seconds_left)},
        )
