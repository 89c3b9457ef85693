"""How blocks are written: coloured code, tables that scroll, folded quotes, headings in order, pictures of ours."""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import escape

from flurfunk.kit.markdown.code import coloured

_FOLDED_FROM = 6  # lines; shorter quotes stay open
_OURS = re.compile(r"/files/[0-9]+/")


def install_blocks(parser: MarkdownIt) -> None:
    """Set the render rules of the blocks on the parser."""
    parser.add_render_rule("fence", _render_fence)
    parser.add_render_rule("code_block", _render_fence)
    parser.add_render_rule("image", _render_image)
    for name in ("table_open", "table_close", "blockquote_open", "blockquote_close"):
        parser.add_render_rule(name, globals()[f"_render_{name}"])
    parser.core.ruler.push("outline", _put_headings_in_order)
    parser.core.ruler.push("folding", _mark_long_quotes)
    parser.core.ruler.push("alignment", _align_by_class)
    parser.core.ruler.push("headers", _let_empty_headers_be_cells)


def _put_headings_in_order(state: Any) -> None:
    """Under the page's own h1, the first heading is h2 and none skips a level."""
    level = 1
    for token in state.tokens:
        if token.type == "heading_open":
            level = min(int(token.tag[1]) + 1, level + 1, 6)
            token.tag = f"h{level}"
        elif token.type == "heading_close":
            token.tag = f"h{level}"


def _mark_long_quotes(state: Any) -> None:
    opened: list[Token] = []
    for index, token in enumerate(state.tokens):
        if token.type == "blockquote_open":
            start, end = token.map or (0, 0)
            if not opened and end - start >= _FOLDED_FROM:
                token.meta["summary"] = _first_words(state.tokens, index)
            opened.append(token)
        elif token.type == "blockquote_close":
            token.meta["is_folded"] = "summary" in opened.pop().meta


def _align_by_class(state: Any) -> None:
    """The content security policy forbids style attributes."""
    for token in state.tokens:
        style = token.attrs.pop("style", None) if token.type in ("th_open", "td_open") else None
        if style:
            token.attrSet("class", f"align-{style.removeprefix('text-align:')}")


def _let_empty_headers_be_cells(state: Any) -> None:
    """The corner of a table heads nothing; a screen reader would announce a heading without words."""
    for opening, content, closing in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if opening.type == "th_open" and not content.content.strip():
            opening.tag = closing.tag = "td"


def _first_words(tokens: Sequence[Token], start: int) -> str:
    text = next((t.content for t in tokens[start:] if t.type == "inline"), "")
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:79].rstrip() + "…"


def _render_blockquote_open(_self: Any, tokens: Sequence[Token], index: int, *_rest: Any) -> str:
    summary = tokens[index].meta.get("summary")
    if summary is None:
        return "<blockquote>\n"
    return f'<details class="quote"><summary>{escape(summary)}</summary><blockquote>\n'


def _render_blockquote_close(_self: Any, tokens: Sequence[Token], index: int, *_rest: Any) -> str:
    return "</blockquote></details>\n" if tokens[index].meta.get("is_folded") else "</blockquote>\n"


def _render_table_open(*_args: Any) -> str:
    return '<div class="table-scroll" tabindex="0"><table>\n'


def _render_table_close(*_args: Any) -> str:
    return "</table></div>\n"


def _render_fence(_self: Any, tokens: Sequence[Token], index: int, *_rest: Any) -> str:
    token = tokens[index]
    language = token.info.split()[0].lower() if token.info.strip() else ""
    return f'<pre class="code" tabindex="0"><code>{coloured(token.content, language)}</code></pre>\n'


def _render_image(_self: Any, tokens: Sequence[Token], index: int, *_rest: Any) -> str:
    """Show our own files; a foreign picture would tell its server who reads here, so it becomes a link."""
    token = tokens[index]
    source, words = str(token.attrGet("src") or ""), token.content
    if _OURS.match(source) and "/.." not in source:
        return f'<img src="{escape(source)}" alt="{escape(words)}" loading="lazy">'
    return f'<a href="{escape(source)}">{escape(words or source)}</a>'
