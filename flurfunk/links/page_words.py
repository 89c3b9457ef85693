"""What a page says of itself in its head: by Open Graph, Twitter's cards, or plain HTML, in this order."""

import re
import time
from dataclasses import dataclass
from html.parser import HTMLParser

from flurfunk.kit.mail.charsets import decode
from flurfunk.kit.text import clean_line

_PIECE = 16_000  # characters that are parsed between two looks at the clock
_SECONDS = 2.0
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
# Marks that nobody sees, and that let a text run the other way.
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u2060-\u2064\ufeff]")
_TITLES = ("og:title", "twitter:title", "<title>", "dc.title")
_DESCRIPTIONS = ("og:description", "twitter:description", "description")
_PICTURES = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
_SITES = ("og:site_name", "application-name")
_READ = {*_TITLES, *_DESCRIPTIONS, *_PICTURES, *_SITES}


@dataclass(frozen=True)
class Words:
    """A page's title, description, the name of its site and the address of its picture, each perhaps empty."""

    title: str
    description: str
    site: str
    picture: str


def read_words(content: bytes, charset: str) -> Words:
    """Read the head of a page, of any quality, perhaps cut off."""
    said = _read_head(_text(content, charset))
    return Words(
        title=_first(said, _TITLES, longest=200),
        description=_first(said, _DESCRIPTIONS, longest=300),
        site=_first(said, _SITES, longest=80),
        picture=next((said[name].strip() for name in _PICTURES if said.get(name, "").strip()), ""),
    )


class _Head(HTMLParser):
    """Gathers what metas and the title say; the first of a name counts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: dict[str, str] = {}
        self.is_over = False
        self._title: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            given = {name: value or "" for name, value in attrs}
            name = (given.get("property") or given.get("name") or "").strip().lower()
            if name in _READ and given.get("content", "").strip():
                self.said.setdefault(name, given["content"][:5000])
        elif tag == "title" and "<title>" not in self.said:
            self._title = []
        elif tag == "body":
            self.is_over = True

    def handle_data(self, data: str) -> None:
        if self._title is not None:
            self._title.append(data[:5000])

    def handle_endtag(self, tag: str) -> None:
        if tag == "title" and self._title is not None:
            self.said.setdefault("<title>", "".join(self._title)[:5000])
            self._title = None
        elif tag == "head":
            self.is_over = True


def _read_head(text: str) -> dict[str, str]:
    """Parse piece by piece: some texts are made to keep parsers busy, and then what was read so far is what there is.

    The parser is never told that the text ends, which is when old ones take the square of its length.
    """
    head, ends_at = _Head(), time.monotonic() + _SECONDS
    for start in range(0, len(text), _PIECE):
        head.feed(text[start : start + _PIECE])
        if head.is_over or time.monotonic() > ends_at:
            break
    return head.said


def _text(content: bytes, charset: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    written = _CHARSET.search(content[:4096])
    return decode(content, charset or (written[1].decode("ascii") if written else "utf-8"))[0]


def _first(said: dict[str, str], names: tuple[str, ...], *, longest: int) -> str:
    for name in names:
        text = clean_line(_UNSEEN.sub("", said.get(name, "")))
        if text:
            return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
    return ""
