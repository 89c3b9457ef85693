"""The files of a letter: those that belong to what is published, checked like any upload, shown where they stood."""

import re
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from flurfunk.content.models import StoredFile
from flurfunk.content.receiving import Place
from flurfunk.kit.mail.letters import Enclosure, Letter
from flurfunk.kit.mail.markdown import html_reply_as_markdown

_SHOWN = re.compile(r"\(<?cid:([^\s<>()]+)>?\)")


def belonging(letter: Letter, text: str) -> list[Enclosure]:
    """Give the files that are not empty; a picture that only a quote or a signature shows does not belong."""
    shown = set(_SHOWN.findall(text))
    elsewhere = {file.content_id for file in letter.attachments if f"cid:{file.content_id}" in letter.html}
    if elsewhere - shown - {""}:
        shown |= set(_SHOWN.findall(html_reply_as_markdown(letter)))
    hidden = elsewhere - shown - {""}
    return [file for file in letter.attachments if file.content and file.content_id not in hidden]


def as_uploads(files: Sequence[Enclosure]) -> "list[UploadedFile[Any]]":
    """Give files as the forms of the pages take them."""
    return [SimpleUploadedFile(file.name, file.content, file.media_type) for file in files]


def placing(files: Sequence[Enclosure]) -> Place:
    """Give what puts the addresses of these files, once they are kept, where a text shows them."""

    def place(text: str, kept: Sequence[StoredFile]) -> str:
        addresses = {
            file.content_id: stored.preview_url or stored.url
            for file, stored in zip(files, kept, strict=True)
            if file.content_id
        }
        return _SHOWN.sub(lambda found: f"({addresses.get(found[1], '')})", text)

    return place
