"""Plain-text paragraphs, lists, code and patches as Markdown."""

import re
from collections.abc import Iterator, Sequence

from flurfunk.kit.mail.escaping import escape_inline, escape_start
from flurfunk.kit.mail.pens import fenced
from flurfunk.kit.mail.preformatted import Block, blocks_in

_ITEM = re.compile(r"(\s*)(?:([-*•·–])|(\(?\d{1,3}[.)]))\s+(?=\S)")
_RULE = re.compile(r"\s*(?:([-=_*~#+.])(?:\s*\1){4,}|-{3,4}|_{3,4}|\*{3,4}|={3,4})\s*$")
# "Reviewed-by: Ada" and other lines that begin with a label were not wrapped.
_TAG = re.compile(r"\s*[A-Z][A-Za-z-]{1,30}:\s+\S")
# Mail programs break lines at 66 to 80 signs; a line whose next word would have fitted was ended on purpose.
_NARROWEST = 60


def written_prose(lines: Sequence[str]) -> str:
    """Lines of plain text as Markdown that shows the same words in the same order."""
    return "\n\n".join("\n".join(_written(block)) for block in blocks_in(lines))


def _written(block: Block) -> list[str]:
    if block.language is not None:
        return fenced(_outdented(block.lines) if not block.language else list(block.lines), block.language)
    told: list[str] = []
    for line in _paragraph(block.lines):
        if line or (told and told[-1]):
            told.append(line)
    return told[:-1] if told and not told[-1] else told


def _outdented(lines: Sequence[str]) -> list[str]:
    expanded = [line.rstrip() for line in lines]
    margin = min((len(line) - len(line.lstrip(" ")) for line in expanded if line), default=0)
    return [line[margin:] for line in expanded]


def _paragraph(lines: Sequence[str]) -> Iterator[str]:
    """Wrapped lines are joined, lists kept, breaks made on purpose kept."""
    levels: list[int] = []
    current, was = "", ""
    for line in lines:
        item = _ITEM.match(line)
        if _RULE.match(line):
            yield from _closed(current)
            yield from ("", "---", "")
            current = ""
            levels = []
        elif item:
            yield from _closed(current)
            if not levels and current:
                yield ""
            current = _begun_item(item, line, levels)
        elif not current:
            current = escape_start(escape_inline(line.strip()))
        elif _is_wrapped(was, line) or (levels and line.startswith("  ")):
            current += f" {escape_inline(line.strip())}"
        else:
            yield f"{current}\\"
            current = "  " * len(levels) + escape_start(escape_inline(line.strip()))
        was = line
    yield from _closed(current)


def _closed(current: str) -> Iterator[str]:
    if current:
        yield current


def _begun_item(item: re.Match[str], line: str, levels: list[int]) -> str:
    indent = len(item[1].expandtabs(4))
    while levels and indent < levels[-1]:
        levels.pop()
    if not levels or indent > levels[-1] + 1:
        levels.append(indent)
    mark = "-" if item[2] else f"{item[3].strip('(.)')}."
    return f"{'   ' * (len(levels) - 1)}{mark} {escape_inline(line[item.end() :].strip())}"


def _is_wrapped(line: str, following: str) -> bool:
    if _TAG.match(following):
        return False
    word = following.split(maxsplit=1)[0] if following.strip() else ""
    return len(line.rstrip()) + 1 + len(word) > _NARROWEST and len(line.rstrip()) >= _NARROWEST * 0.6
