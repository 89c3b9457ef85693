"""The table of what is measured: each case names its requests and, where quality.md sets one, its bar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from urllib.parse import quote

from bench.network import Network, Reader
from bench.wire import Request
from flurfunk.conversation.models import EMOJI
from flurfunk.kit.paging import encode_key

TURBO = "text/vnd.turbo-stream.html, text/html"
_NAMES = ("mul", "schro", "wang we", "goncal", "nowk", "lukas", "anke", "silva b")
_COLD_ROUNDS = 8
_WORDS = "Die Pumpe läuft seit gestern wieder ruhig.\n\nDanke an alle! #Pumpenprüfung"


@dataclass(frozen=True)
class Case:
    """One kind of request; `requests` gives those of a round, `warm` how many of them are asked beforehand."""

    name: str
    requests: Callable[[Network, int], Sequence[Request]]
    bar: float | None = None
    warm: int = 40
    writes: bool = False


def _repeated(requests: Sequence[Request], count: int) -> list[Request]:
    return list(islice(cycle(requests), count))


def _page(*paths: str, count: int = 300) -> Callable[[Network, int], Sequence[Request]]:
    """Let every reader ask for every path by turns."""

    def requests(network: Network, _round: int) -> Sequence[Request]:
        return _repeated([Request(path, r.session) for path in paths for r in network.readers], count)

    return requests


def _cold_feed(network: Network, number: int) -> Sequence[Request]:
    """Ask for older pages of one person's feed, days apart, so that no card has been shown before."""
    first, last = network.span()
    reader, pages = network.readers[2], 40
    if number >= _COLD_ROUNDS:
        raise RuntimeError(f"After {_COLD_ROUNDS} rounds the pages are no longer cold.")
    step = (last - first) / (pages * _COLD_ROUNDS + 2)
    starts = [first + step * (_COLD_ROUNDS * page + number + 1) for page in range(pages)]
    return [Request(f"/?before={encode_key([start.isoformat(), 2**61])}", reader.session) for start in starts]


def _entries(network: Network, _round: int) -> Sequence[Request]:
    pages = [Request(f"/posts/{pk}", r.session) for pk in network.talked_about for r in network.readers[:4]]
    return _repeated(pages, 300)


def _posts(network: Network, number: int) -> Sequence[Request]:
    return [
        Request("/posts/new", r.session, form=(("body", f"{_WORDS} ({number}.{index})"),), accept=TURBO)
        for index, r in enumerate(_people(network, 120))
    ]


def _comments(network: Network, number: int) -> Sequence[Request]:
    ids = network.entries(120, leaving_out=100 + 120 * number)
    return [
        Request(f"/entries/{pk}/comments", r.session, form=(("body", _WORDS),), accept=TURBO)
        for pk, r in zip(ids, _people(network, len(ids)), strict=True)
    ]


def _reactions(network: Network, number: int) -> Sequence[Request]:
    emoji = EMOJI[-1 - number % len(EMOJI)]
    ids = network.unfelt(120, emoji)
    if len(ids) < 60:
        raise RuntimeError("This network has been measured too often: remove its folder.")
    return [
        Request(f"/entries/{pk}/reactions", r.session, form=(("emoji", emoji),), accept=TURBO)
        for pk, r in zip(ids, _people(network, len(ids)), strict=True)
    ]


def _spaces(network: Network, _round: int) -> Sequence[Request]:
    slugs = network.open_spaces
    pages = [Request(f"/spaces/{quote(slug)}", r.session) for slug in slugs for r in network.readers]
    return _repeated(pages, 300)


def _people(network: Network, count: int) -> Sequence[Reader]:
    return list(islice(cycle(network.readers), count))


CASES = (
    Case("home feed, cold fragments", _cold_feed, bar=40, warm=0),
    Case("empty page (/search)", _page("/search", count=600), bar=3),
    Case("home feed, warm", _page("/"), bar=9, warm=60),
    Case("post with 20 comments, warm", _entries, bar=9, warm=60),
    Case("news since", _page("/news?since=2026-10-30T12%3A00%3A00%2B00%3A00")),
    Case("space page", _spaces, warm=120),
    Case("people, while typing", _page(*(f"/people?q={quote(name)}" for name in _NAMES), count=128), warm=64),
    Case("write a post", _posts, warm=10, writes=True),
    Case("write a comment", _comments, bar=15, warm=10, writes=True),
    Case("react", _reactions, warm=10, writes=True),
)
FLOOR = Case("floor", _page("/", count=3000), warm=500)
