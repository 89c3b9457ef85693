"""Files: served as what they are, or as a download; never as a page of ours."""

from urllib.parse import quote

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse

from flurfunk.content.files import find_file
from flurfunk.content.models import StoredFile
from flurfunk.kit.http import by_method
from flurfunk.kit.media_types import SHOWN_IN_PLACE
from flurfunk.people.doors import PersonRequest, for_people

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
# The player of a browser loads the film from the page it makes for it: from "none" or another origin it may not.
_PLAYER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; sandbox allow-same-origin"


@for_people
def show(request: PersonRequest, file_id: int, name: str) -> HttpResponse:
    """Serve a file that hangs on something the person may see."""
    del name  # it is in the address for the reader; the id alone decides
    file = _find(request, file_id)
    return _serve(file, file.path, file.media_type, is_shown=file.media_type in SHOWN_IN_PLACE)


@for_people
def show_preview(request: PersonRequest, file_id: int) -> HttpResponse:
    """Serve the small version of a picture."""
    file = _find(request, file_id)
    if not file.preview:
        raise Http404
    return _serve(file, file.preview, "image/webp", is_shown=True)


def _find(request: PersonRequest, file_id: int) -> StoredFile:
    file = find_file(file_id, request.person)
    if file is None:
        raise Http404
    return file


def _serve(file: StoredFile, path: str, media_type: str, *, is_shown: bool) -> HttpResponse:
    try:
        content = default_storage.open(path)
    except FileNotFoundError as error:
        raise Http404 from error
    kind = "text/plain; charset=utf-8" if media_type == "text/plain" else media_type
    response = FileResponse(content, content_type=kind)
    disposition = "inline" if is_shown else "attachment"
    response["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{quote(file.name, safe='')}"
    is_played = media_type.startswith(("audio/", "video/"))
    response["Content-Security-Policy"] = _PLAYER_POLICY if is_played else _POLICY
    response["Cache-Control"] = "private, max-age=86400"
    return response  # type: ignore[return-value]  # a response all the same


file = by_method(GET=show)
preview = by_method(GET=show_preview)
