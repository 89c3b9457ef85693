"""Task lists: an item that begins with `[ ]` or `[x]` shows a box, in one pass however long the list is."""

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

_BOXES = {"[ ] ": "", "[x] ": ' checked="checked"', "[X] ": ' checked="checked"'}


def install_tasks(parser: MarkdownIt) -> None:
    """Teach the parser to see task items once the inline texts are read."""
    parser.core.ruler.after("inline", "tasks", _mark_tasks)


def _mark_tasks(state: Any) -> None:
    lists: list[Token] = []
    for index, token in enumerate(state.tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "inline" and lists and _begins_item(state.tokens, index):
            _mark(token, state.tokens[index - 2], lists[-1])


def _begins_item(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index - 1].type == "paragraph_open" and tokens[index - 2].type == "list_item_open"


def _mark(text: Token, item: Token, list_: Token) -> None:
    first = text.children[0] if text.children else None
    if first is None or first.type != "text" or first.content[:4] not in _BOXES:
        return
    box = f'<input class="task-list-item-checkbox" disabled="disabled" type="checkbox"{_BOXES[first.content[:4]]}> '
    first.content = first.content[4:].lstrip()
    text.children = [_html(f"<label>{box}"), *(text.children or ()), _html("</label>")]
    item.attrSet("class", "task-list-item")
    list_.attrSet("class", "contains-task-list")


def _html(markup: str) -> Token:
    return Token("html_inline", "", 0, content=markup)
