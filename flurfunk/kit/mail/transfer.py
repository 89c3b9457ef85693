"""A part's bytes, out of whatever encoding carried them."""

import binascii
import quopri
import re
from email.message import Message

from flurfunk.kit.mail.headers import unbase64

_UU_HEAD = re.compile(rb"^begin [0-7]{3,4} [^\n]*\n", re.MULTILINE)


def transferred(part: Message, encoding: str) -> bytes:
    """The content of a part that has no parts, by its Content-Transfer-Encoding; never raises.

    It takes the encoding off the part, so a part can be read once.
    """
    if part.is_multipart():
        return written_out(part)
    # Without this field the standard library gives the bytes as they came, whatever the charset.
    del part["content-transfer-encoding"]
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    match encoding.strip().lower().partition(";")[0].strip("\"' "):
        case "base64":
            return unbase64(raw.decode("latin-1"))
        case "quoted-printable":
            return quopri.decodestring(raw)
        case "x-uuencode" | "uuencode" | "uue" | "x-uue":
            return _unuu(raw)
        case _:
            return raw


def written_out(part: Message) -> bytes:
    """A letter within a letter (or a report's fields) as bytes; empty when it cannot be written."""
    inner = part.get_payload()
    letters = inner if isinstance(inner, list) else []
    try:
        return b"\n".join(letter.as_bytes() for letter in letters if isinstance(letter, Message))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return b""


def _unuu(raw: bytes) -> bytes:
    head = _UU_HEAD.search(raw)
    if not head:
        return raw
    made = []
    for line in raw[head.end() :].split(b"\n"):
        if line.strip() in {b"end", b"`", b""}:
            break
        try:
            made.append(binascii.a2b_uu(line))
        except (binascii.Error, ValueError):
            break
    return b"".join(made)
