"""Read something out in the internet that a person named: each hop is checked, and everything about it has an end.

Unlike our own programs' calls this never reaches inside, whatever FLURFUNK_OUTBOUND_ALLOWED says: a company that lets
a webhook call its build server does not mean to show that server's pages to whoever writes down its address.
"""

import http.client
import time
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from email.message import Message
from urllib.parse import quote, urljoin

from flurfunk.kit.outbound import ForbiddenTargetError, Target, check_target, connected

MOST_HOPS = 5
_PORTS = frozenset({80, 443})
_REDIRECTS = (301, 302, 303, 307, 308)
_LEGAL = "%/:=&?~#+!$,;'@()*[]"
_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; Flurfunk)", "Accept-Encoding": "gzip"}


class UnwantedError(Exception):
    """Something was answered, but not what was asked for: another kind of thing, a refusal, hop after hop."""


@dataclass(frozen=True)
class Wish:
    """What is wanted: of which kinds, at most how many bytes, in how many seconds; `never` are hosts not to ask."""

    kinds: Collection[str]
    longest: int
    seconds: float
    never: Collection[str] = ()


@dataclass(frozen=True)
class Fetched:
    """What came, from which address in the end; where there was more than was wanted `is_whole` is false."""

    url: str
    charset: str
    body: bytes
    is_whole: bool


def fetch(url: str, wish: Wish) -> Fetched:
    """Get what lies at an address, wherever it sends us.

    Raises ForbiddenTargetError, UnreachableError and UnwantedError.
    """
    ends_at = time.monotonic() + wish.seconds
    for _hop in range(MOST_HOPS + 1):
        target = _check(url, wish)
        with connected(target, ends_at - time.monotonic()) as connection:
            connection.request("GET", target.path, headers={"Host": target.host_header, **_HEADERS})
            response = connection.getresponse()
            location = response.getheader("Location")
            if response.status not in _REDIRECTS or not location:
                return _read(url, response, wish)
            url = urljoin(url, quote(location, safe=_LEGAL, encoding="latin-1"))
    raise UnwantedError("It sends from one address to the next.")


def _check(url: str, wish: Wish) -> Target:
    target = check_target(url)
    if target.port not in _PORTS:
        raise ForbiddenTargetError(f"Nothing is read from port {target.port}.")
    if target.host.lower().rstrip(".") in wish.never:
        raise ForbiddenTargetError(f"Nothing is read from {target.host}.")
    return target


def _read(url: str, response: http.client.HTTPResponse, wish: Wish) -> Fetched:
    said = Message()
    said["Content-Type"] = response.getheader("Content-Type", "")
    kind = said.get_content_type() if response.getheader("Content-Type") else ""
    if response.status != 200 or kind not in wish.kinds:
        raise UnwantedError(f"{response.status} {kind}")
    body = response.read(wish.longest + 1)
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding in ("gzip", "x-gzip"):
        body = _unpacked(body, wish.longest + 1)
    elif encoding != "identity":
        raise UnwantedError(f"It is packed as {encoding[:20]}.")
    charset = said.get_param("charset", "")
    return Fetched(
        url, charset if isinstance(charset, str) else "", body[: wish.longest], len(body) <= wish.longest
    )


def _unpacked(body: bytes, longest: int) -> bytes:
    """Unpack only as much as is wanted: a small letter may hold a very long one."""
    try:
        return zlib.decompressobj(31).decompress(body, longest)
    except zlib.error as error:
        raise UnwantedError("It is packed badly.") from error
