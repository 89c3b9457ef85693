"""Files as programs see them."""

from datetime import datetime

from ninja import Schema

from flurfunk.content.models import StoredFile


class FileShape(Schema):
    """A file. `content_url` gives what is in it, to who has a token for files; `width` and `height` are a picture's."""

    id: int
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    uploaded_at: datetime
    content_url: str


def file_shape(file: StoredFile) -> FileShape:
    """Shape a file."""
    plain = ("name", "media_type", "size", "width", "height", "uploaded_at")
    said = {field: getattr(file, field) for field in plain}
    return FileShape.model_construct(id=file.pk, content_url=f"/api/v1/uploads/{file.pk}/content", **said)
