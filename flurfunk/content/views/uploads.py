"""Files on their way in, by pieces; the names of headers and answers are those of tus 1.0 (https://tus.io)."""

import uuid

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from flurfunk.content.models import StoredFile, Upload
from flurfunk.content.uploading import TooMuchError, WrongOffsetError, begin_upload, give_up, receive
from flurfunk.kit.http import by_method
from flurfunk.kit.text import clean_line
from flurfunk.people.doors import PersonRequest, for_people


@for_people
def create(request: PersonRequest) -> HttpResponse:
    """Announce a file by its name and size."""
    name, size = clean_line(request.POST.get("name", ""))[:255], request.POST.get("size", "")
    if not name or not (size.isascii() and size.isdecimal()):
        return HttpResponse(status=422)
    try:
        upload = begin_upload(request.person, name, int(size[:18]))
    except TooMuchError:
        return HttpResponse(status=413)
    response = HttpResponse(status=201)
    response["Location"] = reverse("upload", args=[upload.key])
    return response


@for_people
def show(request: PersonRequest, upload_key: uuid.UUID) -> HttpResponse:
    """Say how much has arrived."""
    upload = _find(request, upload_key)
    return _with_offset(HttpResponse(status=204), upload.received)


@for_people
def update(request: PersonRequest, upload_key: uuid.UUID) -> HttpResponse:
    """Take a piece; the answer to the last one says what the file has become."""
    upload = _find(request, upload_key)
    offset = request.headers.get("Upload-Offset", "")
    if not (offset.isascii() and offset.isdecimal()):
        return HttpResponse(status=422)
    try:
        stored = receive(upload, request.body, offset=int(offset[:18]))
    except WrongOffsetError as wrong:
        return _with_offset(HttpResponse(status=409), wrong.received)
    except TooMuchError:
        return HttpResponse(status=413)
    if stored is None:
        return _with_offset(HttpResponse(status=204), upload.received + len(request.body))
    return JsonResponse(_shape(stored))


@for_people
def destroy(request: PersonRequest, upload_key: uuid.UUID) -> HttpResponse:
    """Stop taking it."""
    give_up(_find(request, upload_key))
    return HttpResponse(status=204)


def _find(request: PersonRequest, upload_key: uuid.UUID) -> Upload:
    found: Upload = get_object_or_404(Upload, pk=upload_key, person=request.person)
    return found


def _with_offset(response: HttpResponse, received: int) -> HttpResponse:
    response["Upload-Offset"] = str(received)
    return response


def _shape(file: StoredFile) -> dict[str, object]:
    return {"id": file.pk, "name": file.name, "preview": file.preview_url, "size": file.size}


collection = by_method(POST=create)
one = by_method(GET=show, PATCH=update, DELETE=destroy)
