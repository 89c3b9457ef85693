"""The parts of a letter: its text, its HTML and what is enclosed."""

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from html import escape

from flurfunk.kit.mail import charsets
from flurfunk.kit.mail.flowed import unflow
from flurfunk.kit.mail.headers import message_id, plain, readable
from flurfunk.kit.mail.hypertext import as_text
from flurfunk.kit.mail.parameters import Stated, stated
from flurfunk.kit.mail.transfer import transferred, written_out
from flurfunk.kit.mail.uuencode import take_files

DEEPEST = 50

_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,80}/[a-z0-9][a-z0-9!#$&^_.+-]{0,120}")
_NO_FILE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_TEXTS = {"text/plain", "text/markdown", "text/x-diff", "text/x-patch", "text/enriched", "text"}
_NEEDS_HTML = re.compile(
    r"\bhtml\b.{0,60}\b(support|view|enable|display|reader|capable|compatible|client)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Enclosure:
    """A file in a letter. Without a name in the letter (`is_named` false) the name is made from its type."""

    name: str
    media_type: str
    content: bytes
    content_id: str
    is_inline: bool
    is_named: bool = True


@dataclass(frozen=True)
class Body:
    """A letter's text for reading (made from its HTML if need be), its HTML if any, and its files."""

    text: str
    html: str
    is_text_from_html: bool
    attachments: tuple[Enclosure, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True)
class _Piece:
    text: str = ""
    html: str = ""


@dataclass
class _Reading:
    attachments: list[Enclosure] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    spare: list[_Piece] = field(default_factory=list)  # text with a file's name, should there be no other


@dataclass(frozen=True)
class _Label:
    media_type: str
    content_type: Stated
    disposition: Stated
    name: str


def read_body(message: Message) -> Body:
    """Everything in the letter beneath its header."""
    reading = _Reading()
    piece = _read(message, reading, 0)
    if reading.spare and not (piece.text.strip() or piece.html.strip()):
        piece = reading.spare[0]
    text, is_made = piece.text, False
    if piece.html and (not text.strip() or (len(text) < 300 and _NEEDS_HTML.search(text))):
        text, is_made = as_text(piece.html), True
    problems = tuple(dict.fromkeys(reading.problems))
    return Body(text.strip("\n"), piece.html, is_made, tuple(reading.attachments), problems)


def _read(part: Message, reading: _Reading, depth: int) -> _Piece:
    label = _label(part)
    if part.is_multipart() and depth < DEEPEST:
        if label.media_type.startswith("message/"):
            return _read_enclosed_letter(part, label, reading, depth)
        if label.name:
            reading.problems.append("a file name on a multipart")
        pieces = [_read(child, reading, depth + 1) for child in _children(part)]
        return _one_of(pieces) if label.media_type == "multipart/alternative" else _all_of(pieces)
    content = transferred(part, _field(part, "content-transfer-encoding"))
    is_text = label.media_type in _TEXTS | {"text/html"} and label.disposition.value != "attachment"
    if is_text and not label.name:
        return _read_text(content, label, reading)
    if is_text and not reading.spare:
        reading.spare.append(_read_text(content, label, reading))
    reading.attachments.append(_enclosure(part, label, content))
    return _Piece()


def _label(part: Message) -> _Label:
    content_type = stated(_field(part, "content-type"))
    disposition = stated(_field(part, "content-disposition"))
    media_type = content_type.value or part.get_content_type()
    if not (_TYPE.fullmatch(media_type) or media_type == "text"):
        media_type = "text/plain" if not media_type else "application/octet-stream"
    if media_type.startswith("multipart/") and not part.is_multipart():
        media_type = "text/plain"  # no boundary was found: what is there is best read as text
    name = disposition.parameters.get("filename") or content_type.parameters.get("name") or ""
    return _Label(media_type, content_type, disposition, _safe_name(name))


def _field(part: Message, name: str) -> str:
    value = next((str(text) for key, text in part.raw_items() if key.lower() == name), "")
    raw = value.encode("utf-8", "surrogateescape")
    return plain(b" ".join(line.strip() for line in raw.splitlines()))


def _safe_name(name: str) -> str:
    text = _NO_FILE.sub("_", charsets.one_line(readable(name).replace("\\", "/")).rpartition("/")[2])
    stem, dot, ending = text.strip(". ").rpartition(".")
    return f"{stem[:150]}{dot}{ending[:40]}"


def _children(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (child for child in payload if isinstance(child, Message))


def _one_of(pieces: list[_Piece]) -> _Piece:
    text = next((piece.text for piece in pieces if piece.text.strip()), "")
    return _Piece(text, next((piece.html for piece in pieces if piece.html.strip()), ""))


def _all_of(pieces: list[_Piece]) -> _Piece:
    told = [piece for piece in pieces if piece.text.strip() or piece.html.strip()]
    if len(told) < 2:
        return told[0] if told else _Piece()
    if not any(piece.html for piece in told):
        return _Piece(text="\n\n".join(piece.text.strip("\n") for piece in told))
    texts = [piece.text if piece.text.strip() else as_text(piece.html) for piece in told]
    htmls = [piece.html or f"<pre>{escape(piece.text)}</pre>" for piece in told]
    return _Piece("\n\n".join(text.strip("\n") for text in texts), "\n".join(htmls))


def _read_text(content: bytes, label: _Label, reading: _Reading) -> _Piece:
    text, problem = charsets.decode(content, label.content_type.parameters.get("charset"))
    if problem:
        reading.problems.append(problem)
    if label.media_type == "text/html":
        return _Piece(html=text)
    if label.content_type.parameters.get("format", "").lower() == "flowed":
        text = unflow(text, drops_space=label.content_type.parameters.get("delsp", "").lower() == "yes")
    text, files = take_files(text)
    for name, inside in files:
        safe = _safe_name(name)
        media_type = mimetypes.guess_type(safe)[0] or "application/octet-stream"
        reading.attachments.append(Enclosure(safe or "attachment", media_type, inside, "", is_inline=False))
    return _Piece(text=text)


def _read_enclosed_letter(part: Message, label: _Label, reading: _Reading, depth: int) -> _Piece:
    """A letter in a letter is a file of its own; the files in it are listed too, its text is not ours."""
    reading.attachments.append(_enclosure(part, label, written_out(part)))
    for child in _children(part):
        _read(child, reading, depth + 1)
    return _Piece()


def _enclosure(part: Message, label: _Label, content: bytes) -> Enclosure:
    media_type = "text/plain" if label.media_type == "text" else label.media_type
    ending = ".eml" if media_type == "message/rfc822" else mimetypes.guess_extension(media_type) or ""
    return Enclosure(
        label.name or f"attachment{ending}",
        media_type,
        content,
        message_id(_field(part, "content-id")),
        is_inline=label.disposition.value == "inline",
        is_named=bool(label.name),
    )
