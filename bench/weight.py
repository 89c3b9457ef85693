"""Page weight: the bytes that go over the wire when a browser opens the home page, and a second page after it."""

import asyncio
import gzip
import html
import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

import brotli

from bench.network import Network
from bench.wire import Answer, Request, Wire

_LINKED = re.compile(
    r"""<link\b[^>]*\brel="(?:stylesheet|preload|modulepreload|icon|manifest)"[^>]*>|<script\b[^>]*\bsrc=[^>]*>"""
    r"""|<img\b[^>]*>|<use\b[^>]*>"""
)
_ADDRESS = re.compile(r"""\b(?:href|src)="([^"#]+)""")
_FACE = re.compile(r"@font-face\s*{([^}]*)}")
_RANGE = re.compile(r"U\+([0-9A-F?]+)(?:-([0-9A-F]+))?", re.IGNORECASE)


@dataclass
class Weight:
    """Bytes on the wire, heads of answers included, by address."""

    by_address: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Give the sum."""
        return sum(self.by_address.values())

    @property
    def scripts(self) -> int:
        """Give the sum of the scripts alone."""
        return sum(size for address, size in self.by_address.items() if ".js" in address)


def weigh(port: int, network: Network) -> tuple[Weight, Weight]:
    """Weigh the first visit of the home page, and a post's page with what the browser already holds."""
    return asyncio.run(_weigh(port, network.readers[2].session, network.talked_about[0]))


async def _weigh(port: int, session: str, post: int) -> tuple[Weight, Weight]:
    fresh: set[str] = set()
    async with Wire(port) as wire:
        first = await _visit(wire, "/", session, fresh)
        second = await _visit(wire, f"/posts/{post}", session, fresh)
    return first, second


async def _visit(wire: Wire, path: str, session: str, fresh: set[str]) -> Weight:
    """Load a page and what it links to, but not what is fresh in the browser's cache; add to that what now is."""
    page = await wire.ask(Request(path, session))
    weight, text = Weight({path: page.size}), _text(page)
    waiting = [_absolute(tag, path) for tag in _LINKED.findall(text)]
    while waiting:
        address = waiting.pop(0)
        if not address or address in weight.by_address or address in fresh:
            continue
        answer = await wire.ask(Request(address, session, accept="*/*"))
        weight.by_address[address] = answer.size
        if "max-age=" in answer.headers.get("cache-control", ""):
            fresh.add(address)
        if "text/css" in answer.headers.get("content-type", ""):
            waiting += [urljoin(address, font) for font in _fonts(_text(answer), text)]
    return weight


def _absolute(tag: str, path: str) -> str:
    found = _ADDRESS.search(tag)
    address = html.unescape(found[1]) if found else ""
    return urljoin(path, address) if not address.startswith(("data:", "http")) else ""


def _fonts(css: str, text: str) -> list[str]:
    """Give the fonts whose range holds a letter of the page: at most these, since not each style need occur."""
    letters = set(html.unescape(re.sub(r"<[^>]+>", "", text)))
    wanted = []
    for face in _FACE.findall(css):
        source = re.search(r"url\(\"?([^)\"]+\.woff2)", face)
        ranges = [
            (int(a.replace("?", "0"), 16), int(b or a.replace("?", "F"), 16)) for a, b in _RANGE.findall(face)
        ]
        if source and (not ranges or any(a <= ord(letter) <= b for letter in letters for a, b in ranges)):
            wanted.append(source[1])
    return wanted


def _text(answer: Answer) -> str:
    encoding = answer.headers.get("content-encoding", "")
    if encoding == "br":
        return str(brotli.decompress(answer.body).decode())
    return (gzip.decompress(answer.body) if encoding == "gzip" else answer.body).decode()
