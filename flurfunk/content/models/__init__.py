"""Nouns of the trunk."""

from flurfunk.content.models.deletion import Deletion
from flurfunk.content.models.draft import Draft
from flurfunk.content.models.entry import Entry, Status
from flurfunk.content.models.file import Attachment, StoredFile
from flurfunk.content.models.origin import Origin
from flurfunk.content.models.pin import Pin
from flurfunk.content.models.revision import Revision
from flurfunk.content.models.upload import Upload

__all__ = [
    "Attachment",
    "Deletion",
    "Draft",
    "Entry",
    "Origin",
    "Pin",
    "Revision",
    "Status",
    "StoredFile",
    "Upload",
]
