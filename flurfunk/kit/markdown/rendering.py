"""Render Markdown to sanitised HTML and tell whom and what it mentions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import escape

from flurfunk.kit.markdown.blocks import install_blocks
from flurfunk.kit.markdown.links import install_links
from flurfunk.kit.markdown.references import install_references
from flurfunk.kit.markdown.sanitising import sanitise
from flurfunk.kit.markdown.tasks import install_tasks
from flurfunk.kit.text import clean

# Characters; what people type is held shorter by the forms, but an archive may bring a whole log in one letter.
_MARKED_UP_TO = 200_000

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
    links lead only to http, https, mailto, tel and ours. A text of a book's length is shown as it was written.
    """
    text = clean(source)
    if len(text) > _MARKED_UP_TO:
        return Rendered(f'<pre class="code" tabindex="0"><code>{escape(text)}</code></pre>\n', (), ())
    tokens = _parser().parse(text)
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
    install_links(parser)
    install_tasks(parser)
    install_references(parser)
    install_blocks(parser)
    return parser


def _written(kind: str, tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == kind:
            yield token.content
        elif token.children:
            yield from _written(kind, token.children)
