"""Recognise `@handle` and `#topic` while parsing, and write them as links."""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import escape

_HANDLE = re.compile(r"@([a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?)")
_TOPIC = re.compile(r"#([^\W\d_][\w-]{0,58}\w|[^\W\d_])")


def install_references(parser: MarkdownIt) -> None:
    """Teach the parser the two inline rules and how they are written."""
    parser.inline.ruler.before("link", "mention", _mention)
    parser.inline.ruler.before("link", "topic", _topic)
    parser.add_render_rule("mention", _render_mention)
    parser.add_render_rule("topic", _render_topic)


def _mention(state: StateInline, silent: bool) -> bool:
    return _reference(state, silent, kind="mention", pattern=_HANDLE)


def _topic(state: StateInline, silent: bool) -> bool:
    return _reference(state, silent, kind="topic", pattern=_TOPIC)


def _reference(state: StateInline, silent: bool, *, kind: str, pattern: re.Pattern[str]) -> bool:
    found = pattern.match(state.src, state.pos, state.posMax)
    # Inside a link text a link would nest; after a letter it is an address such as ada@example.org.
    if not found or state.linkLevel > 0 or not _may_begin(state):
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content = found[1].lower() if kind == "mention" else found[1]
        token.markup = found[0]
    state.pos = found.end()
    return True


def _may_begin(state: StateInline) -> bool:
    before = state.src[state.pos - 1] if state.pos else " "
    return not (before.isalnum() or before in "_/@#&.-=:")


def _render_mention(
    _self: Any, tokens: Sequence[Token], index: int, _options: Any, env: dict[str, Any]
) -> str:
    token = tokens[index]
    person = env["people"].get(token.content)
    if person is None:
        return str(escape(token.markup))
    url, name = person
    return f'<a class="mention" href="{escape(url)}" title="@{escape(token.content)}">{escape(name)}</a>'


def _render_topic(_self: Any, tokens: Sequence[Token], index: int, _options: Any, env: dict[str, Any]) -> str:
    token, topic_url = tokens[index], env["topic_url"]
    if topic_url is None:
        return str(escape(token.markup))
    return f'<a class="topic" href="{escape(topic_url(token.content))}">#{escape(token.content)}</a>'
