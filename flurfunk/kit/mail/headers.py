"""The header of a letter: its fields, encoded words and message ids."""

import base64
import binascii
import re
from dataclasses import dataclass

from flurfunk.kit.mail import charsets

MOST_REFERENCES = 500

_FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]*:(.*)", re.DOTALL)
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
_BRACKETED = re.compile(r"<([^<>]+)>")
_REMARK = re.compile(r"\([^()]*\)|\"[^\"]*\"")
_BARE_ID = re.compile(r"<([^<>]+)>|(?<![^\s<>,;()\"'])([^\s<>,;()\"'@]+@[^\s<>,;()\"']*)")
_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]")
_HEX = re.compile(r"=([0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class Fields:
    """Header fields in their order: lower-case name and raw unfolded value."""

    pairs: tuple[tuple[str, bytes], ...]

    def first(self, name: str) -> bytes:
        """The first such field's value; empty when there is none."""
        return next((value for key, value in self.pairs if key == name), b"")

    def all(self, name: str) -> tuple[bytes, ...]:
        """Every such field's value."""
        return tuple(value for key, value in self.pairs if key == name)

    def has(self, name: str) -> bool:
        """Whether there is such a field at all."""
        return any(key == name for key, _ in self.pairs)


def split_header(raw: bytes) -> tuple[Fields, bytes]:
    """Cut a letter into its fields and its body; a line that cannot be a field begins the body."""
    pairs: list[tuple[str, bytes]] = []
    position = 0
    while position < len(raw):
        end = raw.find(b"\n", position) + 1 or len(raw)
        line = raw[position:end].rstrip(b"\r\n")
        if not line:
            return Fields(tuple(pairs)), raw[end:]
        field = _FIELD.fullmatch(line)
        if line[:1] in b" \t" and pairs:
            name, value = pairs[-1]
            pairs[-1] = (name, value + b" " + line.strip())
        elif field:
            pairs.append((field[1].decode("ascii").lower(), field[2].strip()))
        elif not (position == 0 and line.startswith((b"From ", b">From "))):
            return Fields(tuple(pairs)), raw[position:]
        position = end
    return Fields(tuple(pairs)), b""


def plain(value: bytes, hint: str = "") -> str:
    """Raw field bytes as text, encoded words still encoded; `hint` is the charset of the body."""
    if value.isascii():
        return value.decode("ascii")
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return charsets.decode(value, hint or None)[0]


def readable(value: str) -> str:
    """Encoded words (RFC 2047) decoded, also badly folded ones, on one line."""
    if "=?" not in value:
        return charsets.one_line(value)
    joined = _BETWEEN_WORDS.sub(r"\1", value)
    pieces: list[str] = []
    position = 0
    pending: tuple[str, bytes] = ("", b"")
    for word in _WORD.finditer(joined):
        label, content = word[1].split("*")[0].lower(), _word_bytes(word[2], word[3])
        if word.start() > position or label != pending[0]:
            pieces.append(_word_text(*pending))
            pieces.append(joined[position : word.start()])
            pending = (label, b"")
        # Some senders cut a character in two between words: join the bytes before decoding.
        pending = (label, pending[1] + content)
        position = word.end()
    return charsets.one_line("".join(pieces) + _word_text(*pending) + joined[position:])


def message_id(value: str) -> str:
    """The id without brackets, exactly as it stands; '' when there is none."""
    bracketed = _BRACKETED.search(value)
    return _tight(bracketed[1] if bracketed else value.strip("<> \t"))


def answered_ids(value: str) -> tuple[str, ...]:
    """The ids an In-Reply-To names, without brackets; remarks and names around them are ignored."""
    bracketed = [_tight(found) for found in _BRACKETED.findall(value)]
    if bracketed:
        return _distinct(bracketed)
    return referenced_ids(_REMARK.sub(" ", value)) or _lone(value)


def referenced_ids(value: str) -> tuple[str, ...]:
    """The ids a References names, oldest first, with or without brackets."""
    return _distinct([_tight(inside or bare) for inside, bare in _BARE_ID.findall(value)])[-MOST_REFERENCES:]


def unbase64(text: str) -> bytes:
    """As many bytes as there are, however broken the padding or the lines."""
    letters = _NOT_BASE64.sub("", text)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    try:
        return base64.b64decode(letters + "=" * (-len(letters) % 4))
    except (binascii.Error, ValueError):
        return b""


def _word_bytes(encoding: str, text: str) -> bytes:
    if encoding in "bB":
        return unbase64(text)
    raw = text.replace("_", " ").encode("utf-8", "surrogateescape").decode("latin-1")
    return _HEX.sub(lambda found: chr(int(found[1], 16)), raw).encode("latin-1")


def _word_text(label: str, content: bytes) -> str:
    return charsets.decode(content, label)[0] if content else ""


def _tight(text: str) -> str:
    return "".join(charsets.clean(text).split())[:998]


def _lone(value: str) -> tuple[str, ...]:
    words = value.split()
    return (_tight(words[0]),) if len(words) == 1 else ()


def _distinct(ids: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for found in ids if found))
