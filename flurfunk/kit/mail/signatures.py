"""Where in somebody's own text the signature begins."""

import re
from collections.abc import Sequence

from flurfunk.kit.mail.attributions import bare, is_rule
from flurfunk.kit.mail.languages import CLOSING, FOOTER, SENT_FROM

_LONGEST_BLOCK = 18
_LONGEST_LINE = 70
_DASHES = re.compile(r"\s*(--|—|– –|__)\s*\\?$")
_DASHED_NAME = re.compile(r"-\s?(?:[A-ZÀ-Þ][\w.'’-]*)(?:\s(?:[\w.'’-]+)){0,3}$")
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|https?://\S+|\bwww\.\S+|\b(?:tel|phone|fax|mobile?|skype|cell|handy|t|f|m|p)\s*[.:]\s*\S"
    r"|\+?\d[\d ()./-]{7,}\d",
    re.IGNORECASE,
)
# "Signed-off-by: Ada <ada@example.org>" is no contact but part of a patch.
_TRAILER = re.compile(r"([\w-]+-by|cc|link|fixes|closes): ", re.IGNORECASE)
_WIDEST_GAP = 6
_SENTENCE = re.compile(r"[.?!:;…。？！]\s*$")
_PUNCTUATION = re.compile(r"[\s,.!:;~*]+$")
_HUNK = re.compile(r"@@ -\d|diff --git |index [0-9a-f]{7,}")


def signature_start(lines: Sequence[str]) -> int:
    """The line where the signature begins; len(lines) when there is none."""
    start = _mobile_start(lines, _end(lines, _delimiter_start(lines[: footer_start(lines)])))
    for find in (_closing_start, _contact_start, _mobile_start):
        # A text that is nothing but "Thanks, Ada" says thanks.
        start = find(lines, _end(lines, start)) or start
    return _end(lines, start)


def _end(lines: Sequence[str], end: int) -> int:
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def footer_start(lines: Sequence[str]) -> int:
    """The line where a list's or a company's footer begins; len(lines) when there is none."""
    end = _end(lines, len(lines))
    for number in range(end):
        if FOOTER.match(bare(lines[number])) and not _is_within_patch(lines, number):
            before = _end(lines, number)
            return (
                before - 1
                if before and (is_rule(lines[before - 1]) or _DASHES.match(lines[before - 1]))
                else number
            )
    return end


def _delimiter_start(lines: Sequence[str]) -> int:
    """The dashes (RFC 3676, 4.3); in a patch only those after its last hunk: "-- " may be a removed line."""
    last_hunk = max((number for number, line in enumerate(lines) if _HUNK.match(line)), default=0)
    for number in range(last_hunk, len(lines)):
        if _DASHES.match(lines[number]) and len(lines) - number <= 40:
            return number
    return len(lines)


def _is_within_patch(lines: Sequence[str], number: int) -> bool:
    return lines[number][:1] in {"+", "-", " "} and any(_HUNK.match(line) for line in lines[:number])


def _mobile_start(lines: Sequence[str], end: int) -> int:
    if end and SENT_FROM.fullmatch(bare(lines[end - 1]).split("<http")[0].strip(" -[].")):
        return end - 1
    return end


def _closing_start(lines: Sequence[str], end: int) -> int:
    """ "Kind regards," with a few short lines beneath, or "-Ada" at the end."""
    if end and _DASHED_NAME.fullmatch(bare(lines[end - 1])) and (end == 1 or not lines[end - 2].strip()):
        return end - 1
    for number in range(end - 1, max(end - _LONGEST_BLOCK, -1), -1):
        line = bare(lines[number])
        closing, _, after = line.partition(",")
        words = _PUNCTUATION.sub("", line)
        is_closing = CLOSING.fullmatch(words) or (
            len(line) < 60 and CLOSING.fullmatch(closing) and _is_name(after)
        )
        if is_closing and all(len(below) < 90 for below in lines[number + 1 : end]):
            return number
        if len(line) > 90:
            break
    return end


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 4 and all(word[0].isupper() for word in words)


def _contact_start(lines: Sequence[str], end: int) -> int:
    """A closing block of short lines with at least two addresses, numbers or links."""
    if any(_HUNK.match(line) for line in lines[:end]):
        return end
    hits, start, gap = 0, end, 0
    for number in range(end - 1, max(end - 2 * _LONGEST_BLOCK, -1), -1):
        line = bare(lines[number])
        if len(line) > _LONGEST_LINE:
            break
        is_contact = bool(_CONTACT.search(line))
        if is_rule(lines[number]) and hits >= 2:
            return number
        if (_is_sentence(line) and not is_contact) or line.startswith((">", "- ", "* ")):
            break
        if gap > _WIDEST_GAP or _TRAILER.match(line):
            break
        gap = 0 if is_contact else gap + bool(line)
        hits += is_contact
        start = number if is_contact else start
    if hits < 2 or start == end:
        return end
    return _paragraph_start(lines, start)


def _is_sentence(line: str) -> bool:
    """A full stop after few words may be a title's: "Ph.D."."""
    return bool(_SENTENCE.search(line)) and len(line.split()) >= 5


def _paragraph_start(lines: Sequence[str], start: int) -> int:
    """The name stands above the numbers, in the same paragraph."""
    above = start
    while (
        above
        and lines[above - 1].strip()
        and len(lines[above - 1]) <= 60
        and not _is_sentence(lines[above - 1])
    ):
        above -= 1
    is_whole = above == 0 or not lines[above - 1].strip()
    return above if is_whole and above else start
