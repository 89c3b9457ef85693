"""How inline HTML is written down: as plain text or as Markdown."""

import re
from typing import Protocol

from flurfunk.kit.mail.escaping import as_link, escape_inline, escape_start

_ADDRESS = re.compile(r"(mailto:|tel:)", re.IGNORECASE)


class Pen(Protocol):
    """What a scribe needs to write a page."""

    line_break: str

    def words(self, text: str) -> str:
        """Running text."""

    def start(self, line: str) -> str:
        """A line whose beginning must not be misread."""

    def stress(self, mark: str, text: str) -> str:
        """Text between two marks."""

    def link(self, text: str, target: str) -> str:
        """A link with its text, already written."""

    def picture(self, name: str, source: str) -> str:
        """A picture."""

    def code(self, lines: list[str]) -> list[str]:
        """Lines that keep their spacing."""


class PlainPen:
    """Writes text for people and for finding replies."""

    line_break = ""

    def words(self, text: str) -> str:
        """As it is."""
        return text

    def start(self, line: str) -> str:
        """As it is."""
        return line

    def stress(self, mark: str, text: str) -> str:
        """Without the marks."""
        del mark
        return text

    def link(self, text: str, target: str) -> str:
        """The target follows when the text does not tell it."""
        shown = text.strip()
        if not target.startswith("http") or not shown or _bare(target) == _bare(shown):
            return text
        return f"{text} <{target}>"

    def picture(self, name: str, source: str) -> str:
        """Only pictures that came with the letter."""
        return f"[{source}]" if source.startswith("cid:") else name

    def code(self, lines: list[str]) -> list[str]:
        """As they are."""
        return lines


class MarkdownPen:
    """Writes CommonMark."""

    line_break = "\\"

    def words(self, text: str) -> str:
        """Escaped."""
        return escape_inline(text)

    def start(self, line: str) -> str:
        """Escaped where a list or heading would begin."""
        return escape_start(line)

    def stress(self, mark: str, text: str) -> str:
        """Marks must touch words, so the spaces go outside."""
        core = text.strip()
        if not core or "\n" in core:
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{before}{mark}{core}{mark}{after}"

    def link(self, text: str, target: str) -> str:
        """An autolink when the text is the target."""
        if not target or target.startswith("cid:") or not text.strip():
            return text
        if _bare(text.replace("\\", "")) == _bare(target) or text.strip().startswith("<"):
            return text if _ADDRESS.match(target) else as_link("", target)
        return as_link(text, target)

    def picture(self, name: str, source: str) -> str:
        """Pictures from elsewhere would tell their server who reads: only enclosed ones are shown."""
        shown = escape_inline(name or "image")
        if source.startswith("cid:"):
            return f"!{as_link(shown, source)}"
        return as_link(shown, source) if name and source.startswith("http") else ""

    def code(self, lines: list[str]) -> list[str]:
        """Fenced."""
        return fenced(lines, "")


def fenced(lines: list[str], language: str) -> list[str]:
    """The lines as a code block whose fence is longer than any inside."""
    inside = max((len(run) for line in lines for run in re.findall(r"`{3,}", line)), default=2)
    fence = "`" * max(3, inside + 1)
    return [f"{fence}{language}", *lines, fence]


def _bare(address: str) -> str:
    return (
        _ADDRESS.sub("", address.strip().strip("<>"))
        .removeprefix("https://")
        .removeprefix("http://")
        .rstrip("/")
    )
