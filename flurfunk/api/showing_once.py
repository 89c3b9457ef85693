"""Carry a secret from the form that made it to the page after it, where it is shown this once."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from flurfunk.people.doors import PersonRequest

_COOKIE = "shown-once"
_KEPT = 300  # seconds


def keep_for_next_page(request: PersonRequest, response: HttpResponse, secret: str, *, path: str) -> None:
    """Give the browser the secret for the page at `path`, signed and out of reach of scripts."""
    response.set_signed_cookie(
        _COOKIE,
        secret,
        salt=str(request.person.pk),
        max_age=_KEPT,
        path=path,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def show_once(request: PersonRequest, show: Callable[[str], HttpResponse], *, path: str) -> HttpResponse:
    """Show a page with the secret that was kept for it, if any, and forget it."""
    secret = _kept(request)
    response = show(secret)
    if secret:
        response.delete_cookie(_COOKIE, path=path)
        response["Cache-Control"] = "no-store"
    return response


def _kept(request: PersonRequest) -> str:
    plain: HttpRequest = request
    return plain.get_signed_cookie(_COOKIE, default="", salt=str(request.person.pk), max_age=_KEPT) or ""
