"""Render Markdown to sanitised HTML and tell whom and what it mentions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.tasklists import tasklists_plugin

from flurfunk.kit.markdown.blocks import install_blocks
from flurfunk.kit.markdown.references import install_references
from flurfunk.kit.markdown.sanitising import sanitise
from flurfunk.kit.text import clean

Resolver = Callable[[Sequence[str]], Mapping[str, tuple[str, str]]]


@dataclass(frozen=True)
class Rendered:
    """HTML and what was recognised in it: handles that exist, topics as they were written."""

    html: str
    handles: tuple[str, ...]
    topics: tuple[str, ...]


def render(source: str, *, people: Resolver, topic_url: Callable[[str], str] | None) -> Rendered:
    """Render Markdown text.

    `people` gets the handles written and gives address and name of those that exist; `topic_url` gives the
    address of a topic's name, without it "#" is a sign like any other. Raw HTML in the source is shown as text;
    links lead only to http, https, mailto, tel and ours.
    """
    tokens = _parser().parse(clean(source))
    handles = tuple(dict.fromkeys(_written("mention", tokens)))
    topics = tuple(dict.fromkeys(_written("topic", tokens)))
    known = people(handles) if handles else {}
    env = {"people": known, "topic_url": topic_url}
    html = _parser().renderer.render(tokens, _parser().options, env)
    return Rendered(sanitise(html), tuple(h for h in handles if h in known), topics if topic_url else ())


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": True, "typographer": False, "breaks": True})
    parser.enable(["table", "strikethrough", "linkify"])
    parser.use(tasklists_plugin, label=True)
    install_references(parser)
    install_blocks(parser)
    return parser


def _written(kind: str, tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == kind:
            yield token.content
        elif token.children:
            yield from _written(kind, token.children)
