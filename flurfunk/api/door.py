"""Where programs come in: before sessions, cookies and pages, so that none of these ever counts here."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from flurfunk.api.bearing import caller_of
from flurfunk.api.preconditions import with_validator
from flurfunk.api.problems import ProblemError, problem, problem_of
from flurfunk.api.repeating import answer_once

log = logging.getLogger(__name__)

_PAGES = ("/api/docs",)  # for people, who come through the door for people


def programs(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer what begins with /api/ but its pages; everything else goes on."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith("/api/") and request.path_info not in _PAGES:
            return _answer(request)
        return get_response(request)

    return middleware


def _answer(request: HttpRequest) -> HttpResponseBase:
    language = translation.get_language_from_request(request)
    with translation.override(language), timezone.override("UTC"):
        is_head = request.method == "HEAD"
        if is_head:
            request.method = "GET"
        try:
            response = _carry_out(request)
        except Exception as error:  # noqa: BLE001 - each becomes a document, and those of ours are logged
            response = problem(_understood(request, error))
        response.headers.setdefault("Content-Language", language)
        _add_headers(request, response)
        if is_head and isinstance(response, HttpResponse):
            response.content = b""
    return response


def _carry_out(request: HttpRequest) -> HttpResponseBase:
    try:
        view, args, kwargs = resolve(request.path_info, urlconf="flurfunk.api.addresses")
    except Resolver404 as error:
        raise Http404 from error
    response = _called(request, view, args, kwargs)
    if response.status_code == 405:
        raise ProblemError(405, _("This address has no such method."), headers={"Allow": response["Allow"]})
    return response


def _called(
    request: HttpRequest,
    view: Callable[..., HttpResponseBase],
    args: tuple[Any, ...],
    kwargs: Mapping[str, Any],
) -> HttpResponseBase:
    def work() -> HttpResponseBase:
        return with_validator(request, view(request, *args, **kwargs))

    caller = caller_of(request) if request.method == "POST" and "Idempotency-Key" in request.headers else None
    return answer_once(caller.person, request, work) if caller else work()


def _understood(request: HttpRequest, error: Exception) -> ProblemError:
    known = problem_of(error)
    if known:
        return known
    if isinstance(error, RequestDataTooBig):
        return ProblemError(413, _("That is too much at once."))
    if isinstance(error, SuspiciousOperation | MultiPartParserError):
        return ProblemError(400, _("This request cannot be read."))
    log.error("%s %s failed.", request.method, request.path_info, exc_info=error)
    got_request_exception.send(sender=None, request=request)
    return ProblemError(500, _("Something of ours broke. It is written down, and not your fault."))


def _add_headers(request: HttpRequest, response: HttpResponseBase) -> None:
    response.headers.setdefault("Cache-Control", "private, no-cache")
    response.headers.setdefault("Vary", "Authorization, Accept-Language")
    headers: Mapping[str, str] = getattr(request, "more_headers", {})
    for name, value in headers.items():
        response.headers.setdefault(name, value)
