"""HTML of any quality as a small well-formed tree."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

import nh3

from flurfunk.kit.mail.tags import ATTRIBUTES, BLOCKS, EMPTY, GONE, SELF_CLOSING, TAGS

# Deeper nesting is cut flat: it says nothing to a reader and would exhaust the stack.
DEEPEST = 120
LARGEST = 4_000_000
# Repairing takes time with the square of the depth; no mail program nests so deep.
_REPAIRABLE = 1500

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:]{0,20})[^<>]*>")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)


@dataclass
class Element:
    """A tag with what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    @property
    def marks(self) -> set[str]:
        """Its classes and its id: by these mail programs tell what a block is for."""
        words = f"{self.attributes.get('class', '')} {self.attributes.get('id', '')}".split()
        return {word.lower().removeprefix("x_") for word in words}

    @property
    def is_hidden(self) -> bool:
        """Whether a reader would not see it (teasers for inbox lists)."""
        return bool(_HIDDEN.search(self.attributes.get("style", "")))

    @cached_property
    def holds_lines(self) -> bool:
        """Whether anything in it stands on lines of its own."""
        within = [child for child in self.children if isinstance(child, Element)]
        return any(child.tag in BLOCKS or child.holds_lines for child in within)

    @property
    def text(self) -> str:
        """All words in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("body")]
        self.flattened = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        if tag in EMPTY:
            self.open[-1].children.append(element)
        elif len(self.open) >= DEEPEST:
            self.flattened += 1
        else:
            self.open[-1].children.append(element)
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in EMPTY:
            return
        if self.flattened:
            self.flattened -= 1
        elif len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_markup(html: str) -> Element:
    """The tree of what can be shown; scripts, styles and outside schemes are gone."""
    if _depth(html[:LARGEST]) > _REPAIRABLE:
        return Element("body", {}, [_TAG.sub(" ", html[:LARGEST])])
    # nh3 repairs nesting as browsers do, so that the builder sees each start with its end.
    sound = nh3.clean(
        html[:LARGEST],
        tags=TAGS,
        clean_content_tags=GONE,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "ftp", "cid", "tel"},
        link_rel=None,
    )
    builder = _Builder()
    builder.feed(sound)
    builder.close()
    return builder.open[0]


def _depth(html: str) -> int:
    deepest = depth = 0
    for closing, tag in _TAG.findall(html):
        if tag.lower() not in SELF_CLOSING:
            depth = max(0, depth - 1) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest
