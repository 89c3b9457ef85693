"""A text cut into what somebody wrote, what they quoted and what is signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from flurfunk.kit.mail.attributions import attribution_at, heading_at, is_rule, is_titled
from flurfunk.kit.mail.signatures import signature_start

_MARK = re.compile(r"\s?>\s?")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")


class Kind(StrEnum):
    """What a passage is."""

    OWN = "own"
    QUOTED = "quoted"
    SIGNATURE = "signature"


@dataclass(frozen=True)
class Passage:
    """Lines of one kind. In a quote one level of '>' is taken off and `lead` says whose words they are."""

    kind: Kind
    lines: tuple[str, ...]
    lead: tuple[str, ...] = ()
    is_to_the_end: bool = False


@dataclass
class _Cutting:
    lines: Sequence[str]
    made: list[Passage] = field(default_factory=list)
    own: list[str] = field(default_factory=list)

    @property
    def has_own(self) -> bool:
        return any(line.strip() and not is_rule(line) for line in self.own) or bool(self.made)

    def close_own(self) -> None:
        while self.own and (not self.own[-1].strip() or is_rule(self.own[-1])):
            self.own.pop()
        start = signature_start(self.own)
        for kind, lines in ((Kind.OWN, self.own[:start]), (Kind.SIGNATURE, self.own[start:])):
            if any(line.strip() for line in lines):
                self.made.append(Passage(kind, tuple(_trimmed(lines))))
        self.own = []

    def quote(self, lines: Sequence[str], lead: Sequence[str], *, is_to_the_end: bool = False) -> None:
        self.close_own()
        if self.made and self.made[-1].kind is Kind.QUOTED and not lead:
            before = self.made.pop()
            self.made.append(Passage(Kind.QUOTED, (*before.lines, "", *lines), before.lead, is_to_the_end))
            return
        self.made.append(Passage(Kind.QUOTED, tuple(_trimmed(lines)), tuple(lead), is_to_the_end))


def passages(text: str) -> tuple[Passage, ...]:
    """Cut a text; nothing of it is lost but blank lines and rules between passages."""
    cutting = _Cutting(text.split("\n"))
    position = 0
    while position < len(cutting.lines):
        position = _next(cutting, position)
    cutting.close_own()
    return tuple(cutting.made)


def _next(cutting: _Cutting, position: int) -> int:
    lines = cutting.lines
    line = lines[position]
    if fence := _FENCE.match(line):
        end = _fence_end(lines, position, fence[1])
        cutting.own += lines[position:end]
        return end
    if line.lstrip(" ").startswith(">"):
        return _take_marked(cutting, position, ())
    if count := heading_at(lines, position):
        return _take_letter(cutting, position, count)
    if count := attribution_at(lines, position):
        return _take_attributed(cutting, position, count)
    cutting.own.append(line)
    return position + 1


def _take_attributed(cutting: _Cutting, position: int, count: int) -> int:
    lead = cutting.lines[position : position + count]
    below = _past_blanks(cutting.lines, position + count)
    if below < len(cutting.lines) and cutting.lines[below].lstrip(" ").startswith(">"):
        return _take_marked(cutting, below, lead)
    cutting.quote(cutting.lines[below:], lead, is_to_the_end=True)
    return len(cutting.lines)


def _take_letter(cutting: _Cutting, position: int, count: int) -> int:
    lead = [line for line in cutting.lines[position : position + count] if line.strip() and not is_rule(line)]
    if not cutting.has_own and not is_titled(lead):
        # A header with nothing above it heads the text itself: it was pasted or handed on as it is.
        return position + count
    below = _past_blanks(cutting.lines, position + count)
    if below < len(cutting.lines) and cutting.lines[below].lstrip(" ").startswith(">"):
        return _take_marked(cutting, below, lead)
    cutting.quote(cutting.lines[below:], lead, is_to_the_end=True)
    return len(cutting.lines)


def _take_marked(cutting: _Cutting, position: int, lead: Sequence[str]) -> int:
    quoted: list[str] = []
    while position < len(cutting.lines) and cutting.lines[position].lstrip(" ").startswith(">"):
        quoted.append(_MARK.sub("", cutting.lines[position], count=1))
        position += 1
    cutting.quote(quoted, lead)
    return position


def _fence_end(lines: Sequence[str], position: int, fence: str) -> int:
    for number in range(position + 1, len(lines)):
        if lines[number].strip().startswith(fence) and not lines[number].strip(" `~"):
            return number + 1
    return position + 1


def _past_blanks(lines: Sequence[str], start: int) -> int:
    while start < len(lines) and not lines[start].strip():
        start += 1
    return start


def _trimmed(lines: Sequence[str]) -> Sequence[str]:
    start, end = _past_blanks(lines, 0), len(lines)
    while end > start and not lines[end - 1].strip():
        end -= 1
    return lines[start:end]
