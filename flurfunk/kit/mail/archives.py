"""Letters out of an mbox file of any size."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from flurfunk.kit.mail.letters import Heading, read_heading

# A letter beyond this is cut, so that a broken archive cannot fill the memory.
LARGEST_LETTER = 100_000_000
_LONGEST_LINE = 1_000_000

_POSTMARK = re.compile(rb"From .*\b\d{1,2}:\d\d\b.*\b\d{4}\b|From .*\b\d{4}\b.*\b\d{1,2}:\d\d\b")
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:|>?From ")


@dataclass(frozen=True)
class RawLetter:
    """A letter's bytes before the archive escaped them; `offset` is where its postmark begins."""

    offset: int
    postmark: str
    raw: bytes
    is_cut: bool = False


@dataclass(frozen=True)
class _Line:
    offset: int
    text: bytes


def letters_in(path: Path) -> Iterator[RawLetter]:
    """Every letter of an mbox (mboxo and mboxrd) in its order, one at a time in memory.

    Raises OSError when the file cannot be read.
    """
    with path.open("rb") as archive:
        yield from _letters(archive)


def scan(path: Path) -> Iterator[tuple[int, Heading]]:
    """Every letter's offset and heading; bodies are passed over without being read."""
    for letter in letters_in(path):
        yield letter.offset, read_heading(letter.raw)


def letter_at(path: Path, offset: int) -> RawLetter:
    """The one letter that begins at this offset, as `scan` gave it. Raises LookupError when none does."""
    with path.open("rb") as archive:
        archive.seek(offset)
        for letter in _letters(archive, offset):
            return letter
    raise LookupError(f"no letter at {offset}")


def _letters(archive: BinaryIO, offset: int = 0) -> Iterator[RawLetter]:
    start, postmark = offset, ""
    body = _Body()
    is_begun = False
    for line, is_postmark in _marked_lines(archive, offset):
        if is_postmark:
            if is_begun:
                yield RawLetter(start, postmark, body.taken(), body.is_cut)
            start, postmark, body = line.offset, line.text.decode("utf-8", "replace").strip(), _Body()
            is_begun = True
        elif is_begun or line.text.strip():
            is_begun = True  # a file that is one letter without a postmark
            body.add(line.text)
    if is_begun:
        yield RawLetter(start, postmark, body.taken(), body.is_cut)


def _marked_lines(archive: BinaryIO, offset: int) -> Iterator[tuple[_Line, bool]]:
    """Each line, and whether it begins a letter: a postmark with a time, or one with a header beneath it."""
    after_blank, waiting = True, None
    while text := archive.readline(_LONGEST_LINE):
        line = _Line(offset, text)
        offset += len(text)
        if waiting:
            yield waiting, bool(_FIELD.match(text))
        waiting = None
        if not text.startswith(b"From "):
            yield line, False
        elif _POSTMARK.match(text):
            yield line, True
        elif after_blank:
            waiting = line
        else:
            yield line, False
        after_blank = not text.strip()
    if waiting:
        yield waiting, False


class _Body:
    """Gathers a letter's lines and undoes the escaping of lines that begin with 'From '."""

    def __init__(self) -> None:
        self.lines: list[bytes] = []
        self.size = 0
        self.is_cut = False
        self.was_quoted = False

    def add(self, line: bytes) -> None:
        if self.size + len(line) > LARGEST_LETTER:
            self.is_cut = True
            return
        # Among quoted lines ">From " is what somebody wrote; elsewhere it is the archive's mark.
        is_escaped = line.startswith(b">") and line.lstrip(b">").startswith(b"From ") and not self.was_quoted
        self.was_quoted = line.startswith(b">") and not is_escaped
        kept = line[1:] if is_escaped else line
        self.lines.append(kept)
        self.size += len(kept)

    def taken(self) -> bytes:
        raw = b"".join(self.lines)
        # The blank line before the next postmark belongs to the archive.
        return (
            raw.removesuffix(b"\r\n")
            if raw.endswith(b"\n\r\n")
            else (raw[:-1] if raw.endswith(b"\n\n") else raw)
        )
