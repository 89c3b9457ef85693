"""Tell what a file is by its first bytes; names and declarations are only believed where they can do no harm."""

import mimetypes
import re
from pathlib import PurePosixPath

from flurfunk.kit.text import clean_line

GENERIC = "application/octet-stream"
PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
SHOWN_IN_PLACE = PICTURES | {
    "application/pdf",
    "audio/mpeg",
    "audio/ogg",
    "video/mp4",
    "video/webm",
    "text/plain",
}

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
)
_OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}


# Browsers run these wherever a page of ours names them; systems differ in whether a script is text.
_SCRIPT = re.compile(r"^application/(?:x-)?(?=(?:java|ecma)script)", re.IGNORECASE)


def media_type_of(head: bytes, name: str, declared: str = "") -> str:
    """Give the media type of a file by its first bytes (some thousand), else by what its name says harmlessly."""
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp":
        return "video/mp4"
    suffix = PurePosixPath(name).suffix.lower()
    if head.startswith(b"PK\x03\x04"):
        return _OFFICE.get(suffix, "application/zip")
    guessed = _SCRIPT.sub("text/", declared or mimetypes.guess_type(name)[0] or "")
    if _is_text(head) and (guessed.startswith("text/") or not guessed or guessed == GENERIC):
        return "text/plain"
    # A picture, page or script by name only: its bytes say otherwise, so it is only ever downloaded.
    return GENERIC if guessed.startswith(("image/", "text/")) or not _is_media_type(guessed) else guessed


def safe_name(name: str) -> str:
    """Make a file name without folders, control characters or leading dots; "file" when nothing is left."""
    last = clean_line(name.replace("\\", "/")).rsplit("/", 1)[-1]
    kept = re.sub(r'[<>:"|?*\x00-\x1f]', "_", last).strip(". ")
    if len(kept) > 150:
        path = PurePosixPath(kept)
        kept = path.stem[: 150 - len(path.suffix[:20])] + path.suffix[:20]
    return kept or "file"


def _is_text(head: bytes) -> bool:
    if b"\x00" in head:
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 4  # a letter cut in two at the end
    return True


def _is_media_type(word: str) -> bool:
    return bool(re.fullmatch(r"[a-z]+/[a-z0-9][a-z0-9.+-]{0,80}", word))
