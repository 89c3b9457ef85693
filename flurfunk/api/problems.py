"""What went wrong, as RFC 9457 says it: one document for every answer of 400 and more."""

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.forms import Form
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja.errors import HttpError, ValidationError

from flurfunk.kit.http import RefusedError

MEDIA_TYPE = "application/problem+json"


class ProblemError(Exception):
    """An answer of 400 and more, raised where it becomes clear; `errors` name fields and what is wrong with them."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: Sequence[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors, self.headers = status, detail, errors, headers or {}


def problem(problem_error: ProblemError) -> HttpResponse:
    """Write the document."""
    said: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(problem_error.status).phrase,
        "status": problem_error.status,
        "detail": problem_error.detail,
    }
    if problem_error.errors:
        said["errors"] = list(problem_error.errors)
    response = JsonResponse(said, status=problem_error.status, content_type=MEDIA_TYPE)
    for name, value in problem_error.headers.items():
        response[name] = value
    return response


def problem_of(error: Exception) -> ProblemError | None:
    """Say what an error means to who asked; None for one that is a fault of ours."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, Http404):
        return ProblemError(404, _("There is no such thing, or not for you."))
    if isinstance(error, RefusedError):
        return ProblemError(403, _("You may see this, but not do that with it."))
    if isinstance(error, ValidationError):
        errors = [_named(each) for each in error.errors]
        return ProblemError(422, _("Something in the request is missing or wrong."), errors=errors)
    if isinstance(error, HttpError):
        return ProblemError(error.status_code, str(error))
    return None


def check(form: Form, *, names: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Give what the form has read; raises ProblemError (422) with the fields under the names programs know them by."""
    if form.is_valid():
        return form.cleaned_data
    raise ProblemError(
        422, _("Something in the request is missing or wrong."), errors=list(_reasons(form, names or {}))
    )


def wrong(field: str, message: str) -> ProblemError:
    """Say that one field is wrong."""
    errors = [{"field": field, "message": message}]
    return ProblemError(422, _("Something in the request is missing or wrong."), errors=errors)


def _reasons(form: Form, names: Mapping[str, str]) -> Iterable[dict[str, str]]:
    for field, messages in form.errors.items():
        name = "" if field == "__all__" else names.get(field, field)
        yield from ({"field": name, "message": str(message)} for message in messages)


def _named(error: Mapping[str, Any]) -> dict[str, str]:
    """Name a field by the path to it, without the words of the framework before it."""
    place = [str(part) for part in error.get("loc", ())]
    place = place[2:] if place[:1] == ["body"] else place[1:]
    return {"field": ".".join(place), "message": str(error.get("msg", ""))}
