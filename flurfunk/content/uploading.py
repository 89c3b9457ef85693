"""Take in a file piece by piece: whoever lost the line asks how much has arrived, and goes on from there."""

import os
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from flurfunk.content.models import StoredFile, Upload
from flurfunk.content.storing import store_file
from flurfunk.kit.media_types import safe_name
from flurfunk.people.models import Person

PIECE = 1_000_000  # bytes that are taken at once
_MOST_AT_ONCE = 40  # uploads of one person that have not ended
_KEPT = timedelta(days=1)


class TooMuchError(Exception):
    """The file is too large, or too many are on their way."""


class WrongOffsetError(Exception):
    """A piece does not begin where the last one ended; `received` is how much has arrived."""

    def __init__(self, received: int) -> None:
        super().__init__(f"{received} bytes have arrived")
        self.received = received


def begin_upload(person: Person, name: str, size: int) -> Upload:
    """Announce a file. Raises TooMuchError."""
    underway = Upload.objects.filter(person=person).count()
    if not 0 < size <= settings.UPLOAD_MAX_BYTES or underway >= _MOST_AT_ONCE:
        raise TooMuchError
    return Upload.objects.create(person=person, name=safe_name(name), size=size)


@transaction.atomic
def receive(upload: Upload, piece: bytes, *, offset: int) -> StoredFile | None:
    """Add a piece; with the last one the file is stored and given. Raises WrongOffsetError, TooMuchError."""
    current = Upload.objects.select_for_update().get(pk=upload.pk)
    if offset != current.received:
        raise WrongOffsetError(current.received)
    if len(piece) > PIECE or current.received + len(piece) > current.size:
        raise TooMuchError
    _write(current, piece)
    current.received += len(piece)
    current.save(update_fields=["received"])
    return _finish(current) if current.received == current.size else None


def give_up(upload: Upload) -> None:
    """Forget a file that is no longer wanted."""
    Upload.objects.filter(pk=upload.pk).delete()
    _path(upload).unlink(missing_ok=True)


def forget_stranded() -> None:
    """Forget files whose last piece has not come for a day."""
    for upload in Upload.objects.filter(begun_at__lt=timezone.now() - _KEPT)[:100]:
        give_up(upload)


def _finish(upload: Upload) -> StoredFile:
    path = _path(upload)
    with path.open("rb") as file:
        stored = store_file(file, upload.name, uploaded_by=upload.person, size=upload.size)
    upload.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
    return stored


def _write(upload: Upload, piece: bytes) -> None:
    """Write at its place, so that a piece that was written but not committed is written over."""
    path = _path(upload)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.seek(upload.received)
        file.write(piece)


def _path(upload: Upload) -> Path:
    return Path(settings.MEDIA_ROOT) / "uploads" / upload.key.hex
