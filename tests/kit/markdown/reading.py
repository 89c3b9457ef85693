"""Render as the house does, and read the result with a parser that forgives as browsers do."""

import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser

from flurfunk.kit.markdown import Rendered, render

PEOPLE = {"ada": ("/people/ada", "Ada Lindqvist"), "bea.m": ("/people/bea.m", 'Bea "B" <Müller>')}
ALLOWED = {"http", "https", "mailto", "tel"}
Attributes = dict[str, str]


def show(source: str) -> Rendered:
    """Render with a house in which Ada and Bea are known."""

    def resolve(handles: Sequence[str]) -> Mapping[str, tuple[str, str]]:
        return {handle: PEOPLE[handle] for handle in handles if handle in PEOPLE}

    return render(source, people=resolve, topic_url=lambda name: f"/topics/{name.lower()}")


class Elements(HTMLParser):
    """Every element of a text, with its attributes unescaped."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, Attributes]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def dangers(html: str) -> list[str]:
    """Name everything in HTML that could run, load from elsewhere or look like ours."""
    return [danger for tag, attributes in Elements(html).found for danger in _dangers_of(tag, attributes)]


def _dangers_of(tag: str, attributes: Attributes) -> list[str]:
    forbidden = {
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "form",
        "link",
        "meta",
        "base",
        "video",
    }
    found = [tag] if tag in forbidden or (tag == "input" and attributes.get("type") != "checkbox") else []
    found += [
        f"{tag} {name}"
        for name in attributes
        if name.startswith("on") or name in ("style", "id", "name", "data")
    ]
    found += [
        f"{tag} src={a}"
        for n, a in attributes.items()
        if n in ("src", "srcset") and not a.startswith("/files/")
    ]
    found += [f"{tag} href={a}" for n, a in attributes.items() if n == "href" and not _is_harmless(a)]
    return found


def _is_harmless(address: str) -> bool:
    # Browsers leave out tabs and line ends anywhere, and what is no letter at the beginning, to find the scheme.
    bare = re.sub(r"[\t\r\n]|^[\x00-\x20]+", "", address).lower()
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", bare)
    return scheme is None or scheme[1] in ALLOWED
