"""The words of a rendered text without its marks: for titles, previews and mail."""

import html
import re

_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(?:p|li|h[2-6]|tr|blockquote|pre|div|summary)>|<br>")


def plain_text(rendered: str) -> str:
    """Give the words of our own sanitised HTML, a line per block."""
    text = html.unescape(_TAG.sub("", _BLOCK_END.sub("\n", rendered)))
    return re.sub(r"\n\s*\n+", "\n", text).strip()


def excerpt(rendered: str, *, longest: int = 140) -> str:
    """Give the first words on one line, cut at a word and marked with an ellipsis."""
    text = " ".join(plain_text(rendered).split())
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > longest // 2 else cut).rstrip(" ,;:") + "…"
