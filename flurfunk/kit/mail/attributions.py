"""Where in a text a quote begins: lines like "On Monday Ada wrote:", and headers of quoted letters."""

import re
from collections.abc import Sequence
from functools import lru_cache

from flurfunk.kit.mail.languages import ANOTHER_LETTER, LABEL, OPENS, WROTE

_MOST_LINES = 6
_LONGEST = 500
_LONGEST_TITLE = 150
_MOST_LABELS = (
    40  # lines of one header; without an end a text made of labels is read again from each of its lines
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+")
_TIME = re.compile(r"\d{1,2}[:.h]\d\d|\d{4}|\d{1,2}[./-]\d{1,2}")
_FULL_TIME = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}.*\d{1,2}[:.]\d\d")
_ENDS = re.compile(r"[:：][\s*_\\]*$")
_ADDRESS_ENDS = re.compile(r"<[^<>]*@[^<>]*>\s*[:：]\s*$")
# "2011/4/7 Ada <ada@example.org>" above a quote, as Gmail once wrote.
_UNCLOSED = re.compile(r"\d{4}/\d{1,2}/\d{1,2} .{0,80}<[^<>]*@[^<>]*>$")
_EMPHASIS = re.compile(r"^[\s*_]+|\*+(?=[:：])|(?<=[:：])\s*\*+|\\(?=[^\w\s])|\\$")
_RULE = re.compile(r"\s*[-_=—–*\\ ]{5,}\s*$")


def bare(line: str) -> str:
    """A line without the marks that emphasis, escaping or invisible signs add."""
    return _EMPHASIS.sub("", line.replace("\u200e", "").replace("\xa0", " ").replace("\u202f", " ")).strip()


def is_rule(line: str) -> bool:
    """Whether a line only separates."""
    return bool(_RULE.match(line)) and len(re.sub(r"[\s\\]", "", line)) >= 5


def attribution_at(lines: Sequence[str], start: int) -> int:
    """How many lines from `start` say who wrote what follows; 0 when they do not."""
    if not lines[start].strip() or lines[start].lstrip().startswith(">"):
        return 0
    for count in range(1, _MOST_LINES + 1):
        chosen = lines[start : start + count]
        if len(chosen) < count or not chosen[-1].strip() or chosen[-1].lstrip().startswith(">"):
            return 0
        if count == 1 and _UNCLOSED.match(chosen[0]) and _is_quote_below(lines, start + 1):
            return 1
        if not _ENDS.search(chosen[-1]):
            continue
        if count > 1 and _starts_later(lines, start, count):
            return 0
        return count if _tells_author(_joined(chosen), _is_quote_below(lines, start + count)) else 0
    return 0


def heading_at(lines: Sequence[str], start: int) -> int:
    """How many lines from `start` are the header (or the title) of a quoted letter; 0 when none is there."""
    position = start
    while position < len(lines) and (not lines[position].strip() or is_rule(lines[position])):
        position += 1
    if position == len(lines) or (position > start and not is_rule(lines[start])):
        return 0
    is_titled = is_title(lines[position])
    if is_titled:
        position = _past_blanks(lines, position + 1)
    end = _labels_end(lines, position)
    if end:
        return end - start
    return position - start if is_titled else 0


def is_titled(lines: Sequence[str]) -> bool:
    """Whether such a heading says in words that another letter follows."""
    return any(is_title(line) for line in lines)


def is_title(line: str) -> bool:
    """Whether a line is such a title."""
    return len(line) <= _LONGEST_TITLE and bool(ANOTHER_LETTER.fullmatch(bare(line)))


def _labels_end(lines: Sequence[str], start: int) -> int:
    """The line after "From: … Sent: … To: … Subject: …", or 0; long values may go on in the next line."""
    kinds: list[str] = []
    position, end, loose = start, 0, 0
    last = min(len(lines), start + _MOST_LABELS)
    while position < last and lines[position].strip():
        kind = _label(lines[position])
        if kind:
            kinds.append(kind)
            loose, end = 0, position + 1
        else:
            loose += 1
            if not kinds or loose > 3:
                break
        position += 1
    known = set(kinds)
    is_letter = "from" in known and len(known) >= 2 and bool(known & {"sent", "subject"})
    is_letter = is_letter or (len(known - {"other"}) >= 3 and "sent" in known)
    return _with_wrapped(lines, end) if is_letter else 0


@lru_cache(maxsize=1024)
def _label(line: str) -> str:
    """Which field of a header a line begins, '' for none; kept, for each line is asked from those above it, too."""
    found = LABEL.match(bare(line)) if ":" in line or "：" in line else None
    return str(found.lastgroup) if found else ""


def _with_wrapped(lines: Sequence[str], end: int) -> int:
    """A wrapped last value is recognised by the blank line beneath it."""
    position = end
    while position < len(lines) and position - end < 2 and lines[position].strip():
        position += 1
    is_closed = position < len(lines) and not lines[position].strip()
    wrapped = lines[end:position]
    return position if is_closed and wrapped and len(lines[end - 1]) > 50 else end


def _joined(lines: Sequence[str]) -> str:
    """Wrapped lines as one; "=" at the end is a wrap that some program failed to undo."""
    text = ""
    for line in lines:
        part = bare(line)
        text = text[:-1] + part if text.endswith("=") else f"{text} {part}".strip()
    return text


def _starts_later(lines: Sequence[str], start: int, count: int) -> bool:
    """Whether fewer lines already make the whole attribution, so that this line is somebody's own text."""
    for later in range(start + 1, start + count):
        text = _joined(lines[later : start + count])
        if OPENS.match(text) and _TIME.search(text) and _tells_author(text, is_quote_below=False):
            return True
    return False


def _tells_author(text: str, is_quote_below: bool) -> bool:
    if len(text) > _LONGEST or text.count(":") > 12:
        return False
    opens, has_time, has_address = OPENS.match(text), _TIME.search(text), _ADDRESS.search(text)
    if WROTE.search(text):
        # "Ada wrote:" above plain text may be a sentence; with an address it is not.
        has_address = has_address if not text.startswith(("I ", "We ")) else None
        if is_quote_below:
            return bool(opens or has_time or has_address or len(text) < 100)
        return bool(has_time and (opens or has_address or _FULL_TIME.search(text)))
    # Gmail in some languages has no verb: "2022年1月1日(金) 9:00 田中太郎 <tanaka@example.jp>:".
    if is_quote_below:
        return bool(has_time and has_address)
    return bool(_ADDRESS_ENDS.search(text) and has_time and opens)


def _is_quote_below(lines: Sequence[str], start: int) -> bool:
    position = _past_blanks(lines, start)
    return position < len(lines) and lines[position].lstrip().startswith(">")


def _past_blanks(lines: Sequence[str], start: int) -> int:
    while start < len(lines) and not lines[start].strip():
        start += 1
    return start
