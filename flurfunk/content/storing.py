"""Take in files that people attach: named safely, told by their content, pictures freed of metadata."""

import io
import secrets
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ProtectedError

from flurfunk.content.models import Attachment, Entry, StoredFile
from flurfunk.kit.disposal import delete_after_commit
from flurfunk.kit.media_types import GENERIC, PICTURES, media_type_of, safe_name
from flurfunk.kit.pictures import NotAPictureError, bare, preview
from flurfunk.people.models import Person

_PICTURE_UP_TO = 30_000_000  # bytes read into memory for a preview; larger pictures are kept as files


def store_file(
    file: BinaryIO, name: str, *, uploaded_by: Person, size: int, declared_type: str = ""
) -> StoredFile:
    """Keep a file. What it is, is read from its first bytes; a declared type counts only where harmless."""
    head = file.read(4096)
    file.seek(0)
    stored = StoredFile(
        name=safe_name(name),
        media_type=media_type_of(head, name, declared_type),
        size=size,
        uploaded_by=uploaded_by,
    )
    if stored.media_type in PICTURES:
        file = _prepare_picture(stored, file)
    stored.path = default_storage.save(_path(), File(file))
    stored.save()
    return stored


def attach(entry: Entry, files: Iterable[StoredFile]) -> None:
    """Hang files on an entry, in this order."""
    Attachment.objects.bulk_create(
        Attachment(entry=entry, file=file, position=index) for index, file in enumerate(files)
    )


def attach_anew(entry: Entry, files: Sequence[StoredFile]) -> None:
    """Make the files of an entry exactly these, as they are described now."""
    former = [each.file for each in entry.attachments.select_related("file")]
    entry.attachments.all().delete()
    attach(entry, files)
    settle(files, former)


def settle(files: Sequence[StoredFile], former: Iterable[StoredFile]) -> None:
    """Keep how files are described, and let go those of before that hang there no longer."""
    StoredFile.objects.bulk_update(files, ["alt"])
    for file in set(former) - set(files):
        let_go(file)


def let_go(file: StoredFile) -> None:
    """Take a file out of the store with this transaction, unless something needs it."""
    try:
        with transaction.atomic():
            file.delete()
    except ProtectedError:
        return
    delete_after_commit(*filter(None, (file.path, file.preview)))


def _prepare_picture(stored: StoredFile, file: BinaryIO) -> BinaryIO:
    """Make a preview, and give the picture as it is kept: without what it says besides itself."""
    if stored.size > _PICTURE_UP_TO:
        stored.media_type = GENERIC
        return file
    content = file.read()
    try:
        made = preview(content)
        content = bare(content)
    except NotAPictureError:
        # It begins like a picture but is none: kept, and served only as a download.
        stored.media_type = GENERIC
    else:
        stored.width, stored.height, stored.size = made.width, made.height, len(content)
        stored.preview = default_storage.save(f"{_path()}.webp", ContentFile(made.content))
    return io.BytesIO(content)


def _path() -> str:
    word = secrets.token_hex(16)
    return f"attachments/{word[:2]}/{word}"
