"""A request that may be sent again is carried out once: the answer to its key is kept for a day (Idempotency-Key).

The key's row is written first and in the transaction of the work. A second request with the same key waits at the
row's constraint until that transaction ends, and then finds the answer; if the work failed, there is no row and it is
done now.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from flurfunk.api.models import Answer
from flurfunk.api.problems import ProblemError
from flurfunk.people.models import Person

LONGEST_KEY = 200
_KEPT = timedelta(days=1)
_FORMS_KEPT = timedelta(days=90)  # a device may be without a line for weeks, and send then
_FORM = "form"  # the fingerprint of forms: their keys are made by our own pages, one for each thing written
_KEPT_HEADERS = ("Content-Type", "ETag", "Location", "Link")
_TAKE = """INSERT INTO api_answer (person_id, key, fingerprint, status, headers, content, at)
    VALUES (%s, %s, %s, 0, '{}', '', now()) ON CONFLICT (person_id, key) DO NOTHING RETURNING id"""


def answer_once(
    person: Person, request: HttpRequest, work: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """Do the work unless it was done for this key. Raises ProblemError for a key that cannot be or was used otherwise.

    Only what succeeded is kept: what was refused changed nothing, and may be tried again with the same key.
    """
    key = request.headers["Idempotency-Key"].strip()
    if not key.isascii() or not key.isprintable() or not 0 < len(key) <= LONGEST_KEY:
        raise ProblemError(
            400, _("An Idempotency-Key is 1 to %(most)s plain letters.") % {"most": LONGEST_KEY}
        )
    fingerprint = _fingerprint(request)
    with transaction.atomic():
        row = _take(person, key, fingerprint)
        if row is None:
            return _repeat(Answer.objects.get(person=person, key=key), fingerprint)
        response = work()
        if response.status_code >= 400 or not isinstance(response, HttpResponse):
            transaction.set_rollback(True)
            return response
        headers = {name: response[name] for name in _KEPT_HEADERS if name in response}
        Answer.objects.filter(pk=row).update(
            status=response.status_code, headers=headers, content=response.content.decode()
        )
    return response


def take_once(person: Person, key: str, work: Callable[[], HttpResponseBase]) -> HttpResponseBase | None:
    """Take a form of a page unless it was taken under this key before; then give nothing.

    What was refused is not kept, as in `answer_once`.
    """
    with transaction.atomic():
        row = _take(person, key, _FORM)
        if row is None:
            return None
        response = work()
        if response.status_code >= 400:
            transaction.set_rollback(True)
        else:
            Answer.objects.filter(pk=row).update(status=response.status_code)
    return response


def forget_answers(*, most: int = 5000) -> int:
    """Delete answers that are older than a day, those of forms after 90; some at a time, and give their number."""
    now = timezone.now()
    of_programs = Q(at__lt=now - _KEPT) & ~Q(fingerprint=_FORM)
    old = Answer.objects.filter(of_programs | Q(at__lt=now - _FORMS_KEPT)).values("pk")[:most]
    gone, _rows = Answer.objects.filter(pk__in=old).delete()
    return gone


def _take(person: Person, key: str, fingerprint: str) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [person.pk, key, fingerprint])
        row = cursor.fetchone()
    return row[0] if row else None


def _repeat(kept: Answer, fingerprint: str) -> HttpResponse:
    if kept.fingerprint != fingerprint:
        raise ProblemError(422, _("This Idempotency-Key was used for another request."))
    response = HttpResponse(kept.content, status=kept.status)
    for name, value in kept.headers.items():
        response[name] = value
    response["Idempotency-Replayed"] = "true"
    return response


def _fingerprint(request: HttpRequest) -> str:
    """Tell requests apart by method, address and what was sent."""
    said = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type == "multipart/form-data":
        for name in sorted(request.FILES):
            for file in request.FILES.getlist(name):
                said.update(f"{name} {file.name}\n".encode())
                for chunk in file.chunks():
                    said.update(chunk)
                file.seek(0)
    else:
        said.update(request.body)
    return said.hexdigest()
