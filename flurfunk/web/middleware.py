"""What every answer goes through: refusals, security headers, cross-origin protection, the reader's language."""

import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext

from flurfunk.kit import dates
from flurfunk.kit.http import RefusedError

GetResponse = Callable[[HttpRequest], HttpResponse]

_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_HOST = re.compile(r"([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]+\])(?::[0-9]+)?\Z", re.IGNORECASE)
_SAFE = {"GET", "HEAD", "OPTIONS"}


def refusals(get_response: GetResponse) -> GetResponse:
    """Answer 403 where a view refused."""

    class Refusals:
        def __call__(self, request: HttpRequest) -> HttpResponse:
            return get_response(request)

        def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
            if isinstance(exception, RefusedError):
                return render(request, "web/refused.html", status=403)
            return None

    return Refusals()


def security_headers(get_response: GetResponse) -> GetResponse:
    """Send the content security policy and its companions with every page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        if settings.IS_SECURE:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        return response

    return middleware


def known_host(get_response: GetResponse) -> GetResponse:
    """Answer only to our own host names.

    Otherwise another site could give its name our machine's address, and its pages would count as ours.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            return _not_called_that(request)
        return get_response(request)

    return middleware


def _not_called_that(request: HttpRequest) -> HttpResponse:
    """Say what is missing, to whoever set this up; a name is only repeated where it can be one."""
    asked = request.META.get("HTTP_HOST", "")
    host = _HOST.match(asked)
    with translation.override(translation.get_language_from_request(request)):
        if host:
            sentence = gettext(
                "Flurfunk does not answer to this name yet. Start it with FLURFUNK_HOSTS=%(host)s."
            )
            sentence %= {"host": host[1]}
        else:
            sentence = gettext("Flurfunk does not answer to this name: FLURFUNK_HOSTS says to which it does.")
    return HttpResponse(f"{sentence}\n", status=400, content_type="text/plain; charset=utf-8")


def cross_origin_protection(get_response: GetResponse) -> GetResponse:
    """Refuse changes that another site's page asks for, by the headers every current browser sends.

    Sec-Fetch-Site says it where the browser knows (https, localhost), Origin elsewhere; the session's cookie is
    SameSite=Lax besides. So forms carry no token and their HTML can be cached. See decision 0003.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in _SAFE and not _is_ours(request):
            return render(request, "web/refused.html", status=403)
        return get_response(request)

    return middleware


def _is_ours(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin.partition("://")[2] == request.get_host()
    # Neither header: not a browser. It may not act with a browser's session.
    return settings.SESSION_COOKIE_NAME not in request.COOKIES


def readers_language(get_response: GetResponse) -> GetResponse:
    """Speak the person's language and tell the time of their time zone; strangers' by Accept-Language."""
    offered = {code for code, _ in settings.LANGUAGES}

    def middleware(request: HttpRequest) -> HttpResponse:
        person = getattr(request, "person", None)
        spoken = [code for code in person.languages if code in offered] if person else []
        language = spoken[0] if spoken else translation.get_language_from_request(request)
        translation.activate(language)
        timezone.activate(dates.zone(person.time_zone if person else "UTC"))
        response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware
