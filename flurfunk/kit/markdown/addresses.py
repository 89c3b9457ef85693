"""The addresses elsewhere that a rendered text names: one that has a line to itself, else the first."""

from html.parser import HTMLParser

_LINE_ENDS = {"p", "br", "li", "ul", "ol", "div", "td", "th", "pre", "blockquote", "details", "hr"}
_LINE_ENDS |= {"h2", "h3", "h4", "h5", "h6"}


def address_alone(rendered: str) -> str:
    """Give the first address of our own sanitised HTML that stands on a line of its own; empty where none does."""
    return next(iter(_read(rendered).alone), "")


def first_address(rendered: str) -> str:
    """Give the first address, wherever it stands but in a quotation; empty where there is none."""
    return next(iter(_read(rendered).addresses), "")


def _read(rendered: str) -> "_Addresses":
    reader = _Addresses()
    if "://" in rendered:
        reader.feed(rendered)
        reader.end_line()
    return reader


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.addresses: list[str] = []
        self.alone: list[str] = []
        self._quotes = 0
        self._is_in_link = False
        self._on_line: list[str] = []
        self._has_words = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LINE_ENDS:
            self.end_line()
        if tag == "blockquote":
            self._quotes += 1
        elif tag == "a":
            self._enter(dict(attrs).get("href") or "")
        elif tag == "img":
            self._has_words = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _LINE_ENDS:
            self.end_line()
        if tag == "blockquote":
            self._quotes -= 1
        elif tag == "a":
            self._is_in_link = False

    def handle_data(self, data: str) -> None:
        if not self._is_in_link and data.strip():
            self._has_words = True

    def end_line(self) -> None:
        if len(self._on_line) == 1 and not self._has_words:
            self.alone += self._on_line
        self._on_line, self._has_words = [], False

    def _enter(self, href: str) -> None:
        if href.lower().startswith(("https://", "http://")) and not self._quotes:
            self._is_in_link = True
            self._on_line.append(href)
            self.addresses.append(href)
