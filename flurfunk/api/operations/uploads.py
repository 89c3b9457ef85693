"""Files: uploaded first, then hung on a post or a comment."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from ninja import File, UploadedFile

from flurfunk.api.bearing import FILES, ProgramRequest
from flurfunk.api.problems import wrong
from flurfunk.api.scopes import Area
from flurfunk.api.sections import Section
from flurfunk.api.shapes.files import FileShape, file_shape
from flurfunk.content.files import find_file
from flurfunk.content.forms import FilesField, store_all
from flurfunk.content.models import StoredFile

section = Section(Area.UPLOADS, "Files")


@section.creates("/uploads", FileShape, takes=FILES)
def create_upload(request: ProgramRequest, file: File[UploadedFile]) -> Any:
    """Upload a file, to be named in a post or a comment afterwards."""
    try:
        files = FilesField().clean([file])
    except ValidationError as error:
        raise wrong("file", " ".join(error.messages)) from error
    return file_shape(store_all(files, request.person)[0])


@section.reads("/uploads/{int:file_id}", FileShape)
def show_upload(request: ProgramRequest, file_id: int) -> Any:
    """One file that hangs on something the person may see, or that they just uploaded."""
    return file_shape(_find(request, file_id))


@section.reads("/uploads/{int:file_id}/content", bytes)
def show_upload_content(request: ProgramRequest, file_id: int) -> HttpResponseBase:
    """What is in a file."""
    file = _find(request, file_id)
    try:
        content = default_storage.open(file.path)
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(content, as_attachment=True, filename=file.name, content_type=file.media_type)


def _find(request: ProgramRequest, file_id: int) -> StoredFile:
    file = find_file(file_id, request.person)
    if file is None:
        raise Http404
    return file
