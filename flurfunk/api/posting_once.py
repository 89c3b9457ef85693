"""Forms of pages that may arrive twice: what was written offline is sent until the device hears an answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from flurfunk.api.repeating import LONGEST_KEY, take_once
from flurfunk.kit.http import see_other, wants_stream
from flurfunk.people.models import Person


def forms_once(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Take a form that carries an Idempotency-Key once, and only from the person it says it is from (For-Person)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        person: Person | None = getattr(request, "person", None)
        key = request.headers.get("Idempotency-Key", "")
        if request.method != "POST" or person is None or not key:
            return get_response(request)
        if request.headers.get("For-Person") != str(person.pk):
            return render(request, "web/refused.html", status=409)
        if not key.isascii() or not key.isprintable() or len(key) > LONGEST_KEY:
            return HttpResponse(status=400)
        return take_once(person, key, lambda: get_response(request)) or _taken_before(request)

    return middleware


def _taken_before(request: HttpRequest) -> HttpResponse:
    """The answer was lost on the way; whoever sent the form again by hand sees its page anew."""
    response = HttpResponse(status=204)
    if wants_stream(request):
        page = request.headers.get("Referer", "")
        response = see_other(page if url_has_allowed_host_and_scheme(page, {request.get_host()}) else "/")
    response["Idempotency-Replayed"] = "true"
    return response
