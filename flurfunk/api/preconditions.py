"""Nobody overwrites anybody: changes name the version they are based on, what is the same is not read again.

A validator is `"3-f00…"`: the version that was written, and a digest of everything shown. Who reads compares the whole
of it (If-None-Match); a change is compared by the version alone (If-Match), since a new reaction is no new text.
"""

import hashlib
import re
from typing import TypeVar

from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from flurfunk.api.problems import ProblemError

M = TypeVar("M", bound=models.Model)

_VERSION = re.compile(r'"(\d{1,9})(?:-[0-9a-f]*)?"')


def shows_version(request: HttpRequest, version: int) -> None:
    """Say which version the answer shows: its validator begins with it."""
    request.shown_version = version  # type: ignore[attr-defined]  # read below


def expect_version(request: HttpRequest, current: int) -> int:
    """Give the version a change is based on. Raises ProblemError: 428 for none, 412 for one that is not current."""
    named = request.headers.get("If-Match", "").strip()
    if not named:
        raise ProblemError(428, _("Send the ETag of what you have read as If-Match."))
    versions = {int(number) for number in _VERSION.findall(named)}
    if named != "*" and current not in versions:
        raise changed_meanwhile()
    return current


def hold(request: HttpRequest, row: M) -> M:
    """Lock a row of the transaction and make sure that it is what the change is based on."""
    rows = type(row)._default_manager.select_for_update(of=("self",))  # noqa: SLF001 - Django's documented name
    held: M = rows.get(pk=row.pk)
    expect_version(request, held.version)  # type: ignore[attr-defined]  # only for what has versions
    return held


def changed_meanwhile() -> ProblemError:
    """Say that somebody was quicker."""
    return ProblemError(412, _("It was changed in the meantime. Read it again."))


def with_validator(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Put the ETag on what was read or written, and answer 304 to who has it already."""
    if not isinstance(response, HttpResponse) or response.status_code not in (200, 201) or "ETag" in response:
        return response
    digest = hashlib.sha256(response.content).hexdigest()[:24]
    version = getattr(request, "shown_version", None)
    validator = f'"{digest}"' if version is None else f'"{version}-{digest}"'
    if request.method == "GET" and validator in request.headers.get("If-None-Match", ""):
        fresh = HttpResponseNotModified()
        fresh["ETag"] = validator
        return fresh
    response["ETag"] = validator
    return response
