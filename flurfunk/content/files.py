"""Files as pages show them, and whether a person may have one."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language

from flurfunk.content.models import Entry, StoredFile
from flurfunk.kit.database import columns_of, instances_by
from flurfunk.kit.media_types import SHOWN_IN_PLACE
from flurfunk.kit.sizes import size_label
from flurfunk.people.models import Person

_OF_ENTRIES = f"""
SELECT a.entry_id, {columns_of(StoredFile, "f")}
FROM content_attachment a JOIN content_storedfile f ON f.id = a.file_id
WHERE a.entry_id = ANY(%(ids)s::bigint[]) ORDER BY a.position, a.id
"""  # noqa: S608 - column names of our own models


def files_of(entries: Sequence[Entry]) -> Mapping[int, list[StoredFile]]:
    """Read the files of several entries, by entry id, in the order in which they were attached."""
    return instances_by(StoredFile, _OF_ENTRIES, [entry.pk for entry in entries])


def shown_files(files: Iterable[StoredFile]) -> list[dict[str, Any]]:
    """Describe files for the attachment macros."""
    return [
        {
            "name": file.name,
            "url": file.url,
            "thumb_url": file.preview_url,
            "width": file.width,
            "height": file.height,
            "alt": file.alt or file.name,
            "size_label": size_label(file.size, get_language() or "en"),
            "is_shown": file.media_type in SHOWN_IN_PLACE,
            "kind": PurePosixPath(file.name).suffix.lstrip(".")[:4] or "file",
        }
        for file in files
    ]


def find_file(file_id: int, person: Person) -> StoredFile | None:
    """Find a file that hangs on something this person may see, or that they just uploaded."""
    entries = Entry.objects.visible_to(person)
    on_entry = Q(attachments__entry__in=entries)
    on_comment = Q(
        comment_attachments__comment__deleted_at=None, comment_attachments__comment__entry__in=entries
    )
    mine = Q(uploaded_by=person, attachments=None, comment_attachments=None)
    return StoredFile.objects.filter(on_entry | on_comment | mine, pk=file_id).distinct().first()
