"""HTML mail as lines of text or Markdown, with quotes marked by '>' as in plain mail."""

import re

from flurfunk.kit.mail.charsets import clean
from flurfunk.kit.mail.markup import Element, read_markup
from flurfunk.kit.mail.pens import MarkdownPen, Pen, PlainPen
from flurfunk.kit.mail.tables import table_rows, written_table
from flurfunk.kit.mail.tags import HEADINGS, SECTIONS, TABLE_PARTS

_LINES = SECTIONS | TABLE_PARTS
_STRESS = {"b": "**", "strong": "**", "em": "*", "i": "*", "del": "~~", "s": "~~", "strike": "~~"}
_CODE = {"code", "tt", "kbd", "samp"}

_WHOLE_QUOTES = {"olk_src_body_section", "yahoo_quoted", "protonmail_quote", "tutanota_quote", "zmail_extra"}
_WHOLE_QUOTES |= {"gmail_extra_quote", "moz-forward-container", "ymail_android_quote"}
_QUOTE_LEADS = {"gmail_attr", "moz-cite-prefix"}
_OUTLOOK_QUOTES = {"divrplyfwdmsg", "reply-intro"}
_SIGNATURES = {
    "gmail_signature",
    "moz-signature",
    "signature",
    "ms-outlook-mobile-signature",
    "protonmail_signature_block",
}
_SPACE = re.compile(r"[ \t\r\n\f]+")


def as_text(html: str) -> str:
    """The words of HTML mail, quoted blocks with '> ' before each line."""
    return _written(html, PlainPen())


def as_markdown_text(html: str) -> str:
    """HTML mail as Markdown, quotes and signatures still in it."""
    return _written(html, MarkdownPen())


def _written(html: str, pen: Pen) -> str:
    scribe = _Scribe(pen)
    scribe.walk(read_markup(clean(html)))
    return "\n".join(scribe.finished())


class _Scribe:
    """Writes a tree line by line."""

    def __init__(self, pen: Pen) -> None:
        self.pen = pen
        self.lines: list[str] = []
        self.current = ""
        self.in_paragraph = False

    def finished(self) -> list[str]:
        self.end_line()
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        while self.lines and not self.lines[0]:
            self.lines.pop(0)
        return self.lines

    def walk(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, str):
                self.write(self.pen.words(_SPACE.sub(" ", child)))
            elif not child.is_hidden:
                self.enter(child)

    def enter(self, element: Element) -> None:
        tag, marks = element.tag, element.marks
        if marks & _SIGNATURES or "data-signatureblock" in element.attributes:
            self.sign(element)
        elif tag == "blockquote" or marks & (_WHOLE_QUOTES | _QUOTE_LEADS):
            self.quote(element)
        elif tag == "div" and "gmail_quote" in marks:
            self.quote_gmail(element)
        elif marks & _OUTLOOK_QUOTES:
            self.block(["-----Original Message-----"])
            self.walk(element)
            self.end_line()
        elif tag in {"ul", "ol"}:
            self.list_items(element)
        elif tag == "pre":
            self.block(self.pen.code(element.text.replace("\xa0", " ").strip("\n").split("\n")))
        elif tag == "table" and (rows := table_rows(element)):
            self.block(
                written_table([[self.inline(cell) for cell in row] for row in rows], self.pen.line_break)
            )
        else:
            self.enter_simple(element)

    def enter_simple(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self.end_line(is_forced=True)
        elif tag == "hr":
            self.block(["----------"] if not self.pen.line_break else ["---"])
        elif tag in HEADINGS:
            title = self.inline(element)
            self.block([f"{HEADINGS[tag]} {title}" if self.pen.line_break else title] if title else [])
        elif tag == "p" and "msonormal" not in element.marks:
            self.blank()
            self.walk(element)
            self.blank()
        elif tag in _LINES or tag == "p":
            self.end_line()
            self.walk(element)
            self.end_line()
        else:
            self.write(self.inline_element(element))

    def inline_element(self, element: Element) -> str:
        tag = element.tag
        if tag == "img":
            return self.pen.picture(
                element.attributes.get("alt", "").strip(), element.attributes.get("src", "")
            )
        if element.holds_lines:
            self.walk(element)
            return ""
        if tag in _CODE and self.pen.line_break:
            return (
                f"`{element.text.strip()}`"
                if element.text.strip() and "`" not in element.text
                else element.text
            )
        inside = _Scribe(self.pen)
        inside.walk(element)
        text = inside.current
        if tag == "a":
            return self.pen.link(text, element.attributes.get("href", ""))
        return self.pen.stress(_STRESS[tag], text) if tag in _STRESS else text

    def inline(self, element: Element) -> str:
        return " ".join(line.rstrip("\\") for line in self.inside(element) if line)

    def inside(self, element: Element) -> list[str]:
        scribe = _Scribe(self.pen)
        scribe.walk(element)
        return scribe.finished()

    def sign(self, element: Element) -> None:
        lines = self.inside(element)
        if any(lines):
            self.block(["-- ", *lines])

    def quote(self, element: Element) -> None:
        self.block([f"> {line}".rstrip() for line in self.inside(element)])

    def quote_gmail(self, element: Element) -> None:
        """Gmail puts its attribution, unmarked, before the quote; answers lie in the same block."""
        places = [
            n
            for n, child in enumerate(element.children)
            if isinstance(child, Element) and child.tag == "blockquote"
        ]
        first = places[0] if places else len(element.children)
        self.quote(Element("div", {}, element.children[:first]))
        self.walk(Element("div", {}, element.children[first:]))

    def list_items(self, element: Element) -> None:
        start = element.attributes.get("start", "1")
        number = int(start) if start.isdecimal() and len(start) < 6 else 1
        made: list[str] = []
        for child in element.children:
            if not isinstance(child, Element):
                continue
            lines = self.inside(child)
            mark = f"{number}. " if element.tag == "ol" else "- "
            if child.tag == "li" and lines:
                number += 1
                made += [mark + lines[0], *(" " * len(mark) + line if line else "" for line in lines[1:])]
            else:
                made += lines
        self.block(made)

    def write(self, text: str) -> None:
        if not self.current:
            text = text.lstrip(" ")
        elif self.current.endswith(" ") and text.startswith(" "):
            text = text[1:]
        self.current += text

    def block(self, lines: list[str]) -> None:
        if lines:
            self.blank()
            self.lines += lines
            self.in_paragraph = False
            self.blank()

    def blank(self) -> None:
        self.end_line()
        if self.lines and self.lines[-1]:
            self.lines.append("")
        self.in_paragraph = False

    def end_line(self, *, is_forced: bool = False) -> None:
        line = self.current.replace("\xa0", " ").rstrip(" ")
        had_text = bool(self.current)
        self.current = ""
        if line.strip():
            if self.in_paragraph and self.pen.line_break:
                self.lines[-1] += self.pen.line_break
            self.lines.append(self.pen.start(line))
            self.in_paragraph = True
        elif (is_forced or had_text) and self.lines and self.lines[-1]:
            self.blank()
