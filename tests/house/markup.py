"""Read a page as a browser that obeys the content security policy would, and note what the policy would stop."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

_ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "srcset", "xlink:href"}
_LOADED = {"src", "srcset", "poster", "data"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.found.append(f"<{tag}> with its text in the page")
        if tag in ("base", "iframe", "object", "embed", "applet"):
            self.found.append(f"<{tag}>")
        for name, value in given.items():
            self._check(tag, name, value)

    def _check(self, tag: str, name: str, value: str) -> None:
        if name == "style" or (name.startswith("on") and name != "on"):
            self.found.append(f"{name}= on <{tag}>")
        if name in _ADDRESSES and urlsplit(value).scheme not in ("", "http", "https", "mailto", "data"):
            self.found.append(f"{name}={value} on <{tag}>")
        if (name in _LOADED or (name, tag) == ("href", "link")) and urlsplit(value).netloc:
            self.found.append(f"<{tag}> loads {value} from elsewhere")
        if tag == "form" and name == "action" and urlsplit(value).netloc:
            self.found.append(f"a form is sent to {value}")


def stopped(html: str) -> list[str]:
    """Give what is active in a page without being a file of ours, what leads to other schemes, and foreign files."""
    reader = _Reader()
    reader.feed(html)
    return reader.found
