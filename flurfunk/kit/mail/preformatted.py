"""Which lines of plain text are patches, code or logs, whose spacing says something."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from flurfunk.kit.mail.patches import is_fragment, patch_end

# Code and logs have no such long lines; searching them would take long.
_LONGEST = 1500

_LOG = re.compile(
    r"\s*(\[\s*\d+\.\d+\]|\[(INFO|WARN(ING)?|ERROR|DEBUG|TRACE|FATAL)\b|\d{4}-\d\d-\d\d[ T]\d\d:\d\d"
    r"|(INFO|WARNING|ERROR|DEBUG):"
    r"|\d\d:\d\d:\d\d[.,]\d+|[\w.-]+@[\w.-]+:\S*[$#] |(\$|>>>|%) \S|#\d+ +0x|0x[0-9a-f]{6,}"
    r"|at \S+\(\S+:\d+\)|File \".*\", line \d"
    r"|Traceback \(most|make(\[\d+\])?: |In file included|/?\S+:\d+(:\d+)?: (error|warning|note)"
    r"|-- (Found|Looking|Performing|Check))",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\s*(#include\b|#define\b|#if|#endif|#!/|import \w+$|from \S+ import\b|def \w+\(|class \w+.*:$"
    r"|(static|const|void|int|auto"
    r"|uint\d+_t|struct|double|float|char|bool|unsigned|std::)\b.*[;{(,]$|(for|while|if"
    r"|switch) ?\(.*\) ?\{?$|return\b.*;$|//|/\*|\*/"
    r"|[{}]+[;,)]*$|[\w.>\[\]-]+ ?=[^=].*;$|[\w:.>-]+\(.*\);$|</?[\w:-]+[^<>]*/?>$|else\b.*\{?$"
    r"|\w+:$(?=\n {2,}))"
)
_ITEM = re.compile(r"\s*([-*•·–]|\(?\d{1,3}[.)])\s+\S")
_COLUMNS = re.compile(r"\S( {3,}|\t+)\S.*( {3,}|\t+)\S")
_ART = re.compile(r"[|+/_=\\-]{3,}.*[|+/_=\\-]{3,}|^\s*\|.*\|\s*$")


@dataclass(frozen=True)
class Block:
    """Lines that belong together; `language` is None for prose, '' for anything preformatted, or "diff"."""

    lines: tuple[str, ...]
    language: str | None


def blocks_in(lines: Sequence[str]) -> tuple[Block, ...]:
    """Paragraphs, and preformatted runs over their inner blank lines."""
    found: list[Block] = []
    position = 0
    while position < len(lines):
        end = patch_end(lines, position)
        if end:
            found.append(Block(_trimmed(lines[position:end]), "diff"))
        else:
            end = _paragraph_end(lines, position)
            found += _split(tuple(lines[position:end]))
        position = end
    return tuple(_joined(block for block in found if any(line.strip() for line in block.lines)))


def _paragraph_end(lines: Sequence[str], start: int) -> int:
    end = start + 1
    while end < len(lines) and lines[end].strip() and lines[end - 1].strip() and not patch_end(lines, end):
        end += 1
    return end


def _split(lines: tuple[str, ...]) -> Iterator[Block]:
    if is_fragment(lines):
        yield Block(lines, "diff")
        return
    told = [line for line in lines if line.strip()]
    marked = sum(_flags(told))
    if len(told) > 1 and marked * 2 > len(told):
        yield Block(lines, "")
        return
    # A single line of log or code within prose stays prose; runs of two or more do not.
    flags = dict(enumerate(_flags(lines)))
    for is_code, run in groupby(range(len(lines)), key=flags.__getitem__):
        chosen = tuple(lines[number] for number in run)
        is_run = len(chosen) > 1 or (len(lines) == 1 and _is_set_apart(chosen[0]))
        yield Block(chosen, "" if is_code and is_run else None)


def _flags(lines: Sequence[str]) -> list[bool]:
    """Whether each line is preformatted; an indented line beneath a list's item only continues it."""
    made: list[bool] = []
    in_item = False
    for line in lines:
        in_item = bool(_ITEM.match(line)) or (in_item and line.startswith("  "))
        made.append(not in_item and _is_preformatted(line))
    return made


def _is_preformatted(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    return bool(
        _LOG.match(line) or _CODE.match(line) or _COLUMNS.search(line) or _ART.search(line)
    ) or _is_indented(line)


def _is_indented(line: str) -> bool:
    return line.startswith(("    ", "\t")) and not _ITEM.match(line)


def _is_set_apart(line: str) -> bool:
    """A single indented line is a command or the like, unless it is a sentence that begins a paragraph."""
    return _is_indented(line) and len(line.strip()) < 120 and not line.rstrip().endswith((".", "?", "!", ","))


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """Neighbours of one language are one block; pieces of prose stay paragraphs."""
    waiting: Block | None = None
    for block in blocks:
        if waiting and block.language is not None and block.language == waiting.language:
            waiting = Block((*waiting.lines, "", *block.lines), waiting.language)
            continue
        if waiting:
            yield waiting
        waiting = block
    if waiting:
        yield waiting


def _trimmed(lines: Sequence[str]) -> tuple[str, ...]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return tuple(lines[:end])
