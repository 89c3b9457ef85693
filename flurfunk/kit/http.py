"""Small pieces of HTTP that every door uses."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

TURBO_STREAM = "text/vnd.turbo-stream.html"


class RefusedError(Exception):
    """Somebody who may see a thing may not do this with it; answered with 403."""


def see_other(url: str) -> HttpResponseRedirect:
    """Redirect after a form (303, so that Turbo and browsers follow with GET)."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


def wants_stream(request: HttpRequest) -> bool:
    """Tell whether the form was sent by Turbo, which takes stream actions for an answer."""
    return TURBO_STREAM in request.headers.get("Accept", "")


def stream(content: str, *, status: int = 200) -> HttpResponse:
    """Answer with Turbo Stream actions."""
    return HttpResponse(content, status=status, content_type=f"{TURBO_STREAM}; charset=utf-8")


def safe_next(request: HttpRequest, fallback: str) -> str:
    """Give the address in "next" if it is one of ours, else the fallback."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and is_ours else fallback


def allow(is_allowed: bool) -> None:
    """Raise RefusedError unless allowed: the second beat of a view."""
    if not is_allowed:
        raise RefusedError


def by_method(**views: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Dispatch one address to a view per method: `by_method(GET=show, POST=create)`."""
    from django.http import HttpResponseNotAllowed

    handlers: Mapping[str, Callable[..., HttpResponse]] = views

    def dispatch(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        method = "GET" if request.method == "HEAD" else str(request.method)
        # An HTML form can only get and post; a hidden field says when it takes something away.
        if method == "POST" and "DELETE" in handlers and request.POST.get("_method") == "delete":
            method = "DELETE"
        handler = handlers.get(method)
        if handler is None:
            return HttpResponseNotAllowed(sorted(handlers))
        return handler(request, *args, **kwargs)

    dispatch.views = handlers  # type: ignore[attr-defined]  # the outsider test reads them
    return dispatch
