"""Two texts compared word by word."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECES = (re.compile(r"\s+|[\w'’-]+|[^\w\s]"), re.compile(r"[^\n]*\n|[^\n]+"), re.compile(r"(?s).+"))
_MOST_PAIRS = (
    100_000  # equal pieces, each with each: what the time goes by; texts made for it take two seconds
)


@dataclass(frozen=True)
class Part:
    """Words that are the "same", were "added" or "removed"."""

    op: str
    text: str


def compare_words(former: str, current: str) -> list[Part]:
    """Give the parts of both texts in reading order; what was removed stands before what came instead.

    Where words repeat so often that comparing them would take seconds, lines are compared, or the texts as wholes.
    """
    for pattern in _PIECES:
        old, new = pattern.findall(former), pattern.findall(current)
        start = _equal_at_start(old, new)
        end = _equal_at_start(old[start:][::-1], new[start:][::-1])
        middle = old[start : len(old) - end], new[start : len(new) - end]
        if _pairs(*middle) <= _MOST_PAIRS:
            break
    parts = [*_same(new[:start]), *_compare(*middle), *_same(new[len(new) - end :])]
    return _joined(parts)


def _equal_at_start(old: Sequence[str], new: Sequence[str]) -> int:
    unequal = (index for index, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    return next(unequal, min(len(old), len(new)))


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    counted = Counter(new)
    return sum(times * counted[piece] for piece, times in Counter(old).items() if not piece.isspace())


def _compare(old: Sequence[str], new: Sequence[str]) -> list[Part]:
    parts: list[Part] = []
    for op, i1, i2, j1, j2 in SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            parts += _same(new[j1:j2])
            continue
        parts += [Part("removed", "".join(old[i1:i2]))] if i2 > i1 else []
        parts += [Part("added", "".join(new[j1:j2]))] if j2 > j1 else []
    return parts


def _same(pieces: Sequence[str]) -> list[Part]:
    return [Part("same", "".join(pieces))] if pieces else []


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Put neighbours of one kind together."""
    joined: list[Part] = []
    for part in parts:
        if joined and joined[-1].op == part.op:
            joined[-1] = Part(part.op, joined[-1].text + part.text)
        else:
            joined.append(part)
    return joined
