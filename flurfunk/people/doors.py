"""Only for people: the first beat of every page behind the sign-in."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from flurfunk.kit.http import allow, see_other
from flurfunk.people.models import Company, Person

P = ParamSpec("P")


class PersonRequest(HttpRequest):
    """A request by somebody who is signed in; the middleware of `accounts` fills it."""

    person: Person
    company: Company
    refused: dict[str, Any]
    frame: dict[str, int]


View = Callable[Concatenate[PersonRequest, P], HttpResponse]
Page = Callable[Concatenate[HttpRequest, P], HttpResponse]


def for_people(view: View[P]) -> Page[P]:
    """Let in who is signed in; send others to the sign-in page and back here afterwards."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if getattr(request, "person", None) is None:
            return _to_sign_in(request)
        return view(cast("PersonRequest", request), *args, **kwargs)

    return cast("Page[P]", guarded)


def for_colleagues(view: View[P]) -> Page[P]:
    """Let in who is signed in and not a guest."""

    def guarded(request: PersonRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        allow(not request.person.is_guest)
        return view(request, *args, **kwargs)

    return for_people(cast("View[P]", wraps(view)(guarded)))


def for_administrators(view: View[P]) -> Page[P]:
    """Let in owners and administrators."""

    def guarded(request: PersonRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        allow(request.person.is_administrator)
        return view(request, *args, **kwargs)

    return for_people(cast("View[P]", wraps(view)(guarded)))


def readable_offline(view: View[P]) -> View[P]:
    """Let the reader's device keep the page for where there is no line; below `for_people`."""

    @wraps(view)
    def kept(request: PersonRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code == HTTPStatus.OK and "Turbo-Frame" not in request.headers:
            response["Readable-Offline"] = "yes"
        return response

    return cast("View[P]", kept)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if getattr(request, "company", None) is None:
        return see_other(reverse("first_run"))
    came_from = request.get_full_path() if request.method == "GET" else request.headers.get("Referer", "")
    query = f"?{urlencode({'next': came_from})}" if came_from.startswith("/") and came_from != "/" else ""
    return see_other(reverse("account_login") + query)
