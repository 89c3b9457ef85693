"""A thread that somebody forwards, cut into the letters it consists of: who said what, the oldest first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from flurfunk.kit.mail.addresses import Mailbox, mailboxes
from flurfunk.kit.mail.attributions import attribution_at, bare, heading_at
from flurfunk.kit.mail.languages import LABEL, WROTE
from flurfunk.kit.mail.letters import Enclosure, Letter, read_letter
from flurfunk.kit.mail.markdown import source_of, text_as_markdown
from flurfunk.kit.mail.subjects import read_subject

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_MOST = 100  # letters in one thread
_MARK = re.compile(r"\s?>\s?")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ADDRESS = re.compile(r"[^\s<>()\[\]\"',;:]+@[^\s<>()\[\]\"',;:]+")
_NAME = re.compile(r"([^,:;\d<>()\[\]]{2,80}?)[\s\"'<(\[]*$")
_LOWER = re.compile(r"^(?:(?:[^\W\d_A-Z]\S*|Uhr|PM|AM)\s+)+(?=\S)")


@dataclass(frozen=True)
class Told:
    """One letter of the thread. `when` is as its quote says it, `at` where the letter itself was enclosed."""

    author: Mailbox
    when: str
    text: str
    at: datetime | None = None
    attachments: tuple[Enclosure, ...] = ()


@dataclass(frozen=True)
class Forwarded:
    """What whoever forwards it says about it, and the letters."""

    remark: str
    letters: tuple[Told, ...]


@dataclass(frozen=True)
class _Cut:
    own: Sequence[str]
    lead: Sequence[str] = ()
    rest: Sequence[str] = ()


def read_forwarded(letter: Letter) -> Forwarded | None:
    """Read a forwarded thread, enclosed as letters or written into the text; nothing where it is none."""
    enclosed = [file for file in letter.attachments if file.media_type == "message/rfc822"][:_MOST]
    first = _cut(source_of(letter).split("\n"), is_inside=False)
    remark = _markdown(first.own, letter)
    if enclosed:
        letters = [told for file in enclosed for told in _enclosed(read_letter(file.content))]
        letters.sort(key=lambda told: (told.at is not None, told.at or _NEVER))
        return Forwarded(remark, tuple(letters))
    if not first.lead or (remark and not read_subject(letter.subject).is_forward):
        return None
    return Forwarded(remark, tuple(_older(first, letter))[::-1])


def _enclosed(letter: Letter) -> list[Told]:
    """Give what the letter quotes, and then the letter."""
    first = _cut(source_of(letter).split("\n"), is_inside=True)
    newest = Told(letter.author, "", _markdown(first.own, letter), letter.date, letter.attachments)
    return [*[*_older(first, letter)][::-1], newest]


def _older(cut: _Cut, letter: Letter) -> Iterator[Told]:
    """Give letter after letter, each beneath the one that quotes it."""
    for _ in range(_MOST):
        if not cut.lead:
            return
        lead, rest = list(cut.lead), _unmarked(cut.rest)
        if not _labels(lead).get("from") and (count := heading_at(rest, 0) if rest else 0):
            lead, rest = [*lead, *rest[:count]], _unmarked(rest[count:])
        cut = _cut(rest, is_inside=True)
        text = _markdown(cut.own, letter)
        if text:
            author, when = _author(lead)
            yield Told(author, when, text)


def _cut(lines: Sequence[str], *, is_inside: bool) -> _Cut:
    """Cut at the first header of another letter; inside a thread also where somebody's words follow to the end."""
    for position, line in enumerate(lines):
        if not line.strip():
            continue
        if line.lstrip().startswith(">"):
            if position and lines[position - 1].lstrip().startswith(">"):
                continue
            inside = _unmarked(lines[position:])
            if count := heading_at(inside, 0):
                return _Cut(lines[:position], inside[:count], inside[count:])
        elif (count := heading_at(lines, position)) or (
            is_inside and (count := attribution_at(lines, position)) and _is_quote(lines[position + count :])
        ):
            return _Cut(lines[:position], lines[position : position + count], lines[position + count :])
    return _Cut(lines)


def _is_quote(lines: Sequence[str]) -> bool:
    """Tell whether nobody answers beneath or between the quoted lines."""
    marked = [line.lstrip().startswith(">") for line in lines if line.strip()]
    return all(marked) or not any(marked)


def _unmarked(lines: Sequence[str]) -> list[str]:
    """Give lines without the blank ones above, and without one level of '>' where all of a quote follows."""
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    rest = list(lines[start:])
    if rest and rest[0].lstrip().startswith(">"):
        rest = [_MARK.sub("", line, count=1) if line.lstrip().startswith(">") else line for line in rest]
        return _unmarked(rest) if rest and not rest[0].strip() else rest
    return rest


def _author(lead: Sequence[str]) -> tuple[Mailbox, str]:
    """Read who wrote it and when, from a header's labels or from a line like "On Monday Ada wrote:"."""
    told = _labels(lead)
    if told.get("from"):
        found = mailboxes(told["from"])
        return (found[0] if found else Mailbox(told["from"][:80], "")), told.get("sent", "")[:80]
    text = _plain(" ".join(bare(line) for line in lead))
    address = _ADDRESS.search(text)
    before = text[: address.start()] if address else WROTE.split(text)[0]
    parts = [part for part in re.split(WROTE.pattern, before, flags=re.IGNORECASE) if part and part.strip()]
    named = _NAME.search(parts[-1].rstrip(" :<([\"'")) if parts else None
    name = _LOWER.sub("", named[1].strip()) if named else ""
    return Mailbox(name, address[0].lower() if address else ""), ""


def _labels(lead: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lead:
        plain = _plain(bare(line))
        if match := LABEL.match(plain):
            found.setdefault(str(match.lastgroup), plain[match.end() :].strip(" *"))
    return found


def _plain(text: str) -> str:
    return _LINK.sub(r"\1", text).replace("\\", "")


def _markdown(lines: Sequence[str], letter: Letter) -> str:
    return text_as_markdown("\n".join(lines), letter)
