"""Two texts compared word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|[\w'’-]+|[^\w\s]")
_MOST_WORDS = 20_000  # beyond it the comparison of words would take seconds; lines are compared instead


@dataclass(frozen=True)
class Part:
    """Words that are the "same", were "added" or "removed"."""

    op: str
    text: str


def compare_words(former: str, current: str) -> list[Part]:
    """Give the parts of both texts in reading order; what was removed stands before what came instead."""
    old, new = _cut(former), _cut(current)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    parts: list[Part] = []
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op == "equal":
            parts.append(Part("same", "".join(new[j1:j2])))
            continue
        if i2 > i1:
            parts.append(Part("removed", "".join(old[i1:i2])))
        if j2 > j1:
            parts.append(Part("added", "".join(new[j1:j2])))
    return parts


def _cut(text: str) -> list[str]:
    words = _WORDS.findall(text)
    return words if len(words) <= _MOST_WORDS else text.splitlines(keepends=True)
