"""Recognise bare addresses while parsing, each in a time that does not grow with the text around it."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_SCHEMES = ("https", "http")
_MAY_BE_ADDRESS = re.compile(r'[^\s"<>`]{1,1000}')


def install_links(parser: MarkdownIt) -> None:
    """Put our rule in the place of the parser's own, which reads everything before and behind each "://" again."""
    parser.inline.ruler.at("linkify", _address)


def _address(state: StateInline, silent: bool) -> bool:
    if state.linkLevel > 0 or not state.src.startswith("://", state.pos):
        return False
    scheme = _scheme_before(state)
    found = (
        state.md.linkify.match_at_start(_from_scheme(state, scheme)) if scheme and state.md.linkify else None
    )
    # No star at its end: that one ends an emphasis.
    address = found.url.rstrip("*") if found else ""
    target = state.md.normalizeLink(address)
    if not address or not state.md.validateLink(target):
        return False
    if not silent:
        _write(state, scheme, address, target)
    state.pos += len(address) - len(scheme)
    return True


def _scheme_before(state: StateInline) -> str:
    before = state.pending[-6:]
    for scheme in _SCHEMES:
        rest = before[: -len(scheme)]
        if before.lower().endswith(scheme) and not (rest and (rest[-1].isalnum() or rest[-1] in "+.-")):
            return before[-len(scheme) :]
    return ""


def _from_scheme(state: StateInline, scheme: str) -> str:
    found = _MAY_BE_ADDRESS.match(state.src, state.pos - len(scheme))
    return found[0] if found else ""


def _write(state: StateInline, scheme: str, address: str, target: str) -> None:
    state.pending = state.pending[: -len(scheme)]
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": target}
    opening.markup, opening.info = "linkify", "auto"
    state.push("text", "", 0).content = state.md.normalizeLinkText(address)
    closing = state.push("link_close", "a", -1)
    closing.markup, closing.info = "linkify", "auto"
