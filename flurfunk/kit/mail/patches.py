"""Patches within text: whole, or parts of them in quotes."""

import re
from collections.abc import Sequence

_PATCH_START = re.compile(
    r"diff --git |diff -\S+ |Index: \S|--- (a/|\S+\s+\d{4}-|/dev/null)|@@ -\d+(,\d+)? \+\d+(,\d+)? @@"
)
_PATCH_LINE = re.compile(
    r"[-+ \t@\\]|diff |index |new file|deleted file|old mode|new mode|similarity|dissimilarity|rename |copy "
    r"|Binary files|GIT binary|=====|Only in |Index: |literal \d|delta \d|$"
)
_STAT = re.compile(
    r" \S.*\|\s+(\d+ [+-]*|Bin .*|\d+)$| \d+ files? changed\b| (create|delete) mode \d+ | rename \S+ "
)
_CHANGED = re.compile(r"[-+](?![-+\s]*$)(\t|\s{2,}|[^\s\d-].*[;{}()=,*/\\]\s*$|[#/*}{])")
_HUNK = re.compile(r"@@ -\d+(,\d+)? \+\d+")


def patch_end(lines: Sequence[str], start: int) -> int:
    """The line after the patch (or its summary of files) that begins here; 0 when none does."""
    if _STAT.match(lines[start]):
        end = start
        while end < len(lines) and _STAT.match(lines[end]):
            end += 1
        return end if end - start > 1 else 0
    if not _is_patch_start(lines, start):
        return 0
    end = start + 1
    while end < len(lines) and _PATCH_LINE.match(lines[end]):
        end += 1
    return _without_prose(lines, start, end)


def is_fragment(lines: Sequence[str]) -> bool:
    """Whether this is part of a patch, quoted without its beginning."""
    if len(lines) > 1 and _HUNK.match(lines[0]):
        return True
    changed = sum(bool(_CHANGED.match(line)) for line in lines)
    return (
        changed >= 1 and all(line[:1] in {"+", "-", " ", "\t", "@", ""} for line in lines) and len(lines) > 1
    )


def _is_patch_start(lines: Sequence[str], start: int) -> bool:
    if not _PATCH_START.match(lines[start]):
        return False
    following = lines[start + 1 : start + 9]
    return bool(_HUNK.match(lines[start])) or any(
        re.match(r"\+\+\+ |@@ |index |new file", line) for line in following
    )


def _without_prose(lines: Sequence[str], start: int, end: int) -> int:
    """Blank lines between a hunk and the comment beneath it are not the patch's."""
    while end > start and not lines[end - 1].strip():
        end -= 1
    return end
