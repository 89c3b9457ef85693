"""Fetch an address that somebody else has written: only public ones, little of them, and not for long.

The name is resolved here, every address it has must be public, and the connection goes to the very address that was
checked: a name that answers differently the second time (DNS rebinding) gains nothing. Each redirect begins anew.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

Resolver = Callable[[str, int], Sequence[str]]

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = {301, 302, 303, 307, 308}
_AGENT = "Flurfunk (link preview)"


class OutboundError(Exception):
    """It was not fetched: not allowed, not reachable, not in time, or too large."""


@dataclass(frozen=True)
class Fetched:
    """What came, from where in the end."""

    url: str
    media_type: str
    charset: str
    content: bytes


@dataclass(frozen=True)
class Limits:
    """How much is borne with: bytes, seconds in all, redirects, and which media types."""

    size: int = 512_000
    seconds: float = 5.0
    redirects: int = 3
    media_types: frozenset[str] = field(default_factory=lambda: frozenset({"text/html"}))


def resolve(host: str, port: int) -> Sequence[str]:
    """Give the addresses of a name. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Tell whether an address is one of the public internet, and nothing that leads elsewhere in its clothes."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        # An address of the old kind in one of the new: judged by what it leads to.
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None or ip in _TRANSLATED or ip in _COMPATIBLE or ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # NAT64 (RFC 6052)
_COMPATIBLE = ipaddress.ip_network("::/96")  # IPv4-compatible (RFC 4291)


def fetch(url: str, *, limits: Limits | None = None, resolver: Resolver = resolve) -> Fetched:
    """Fetch a page. Raises OutboundError."""
    allowed = limits or Limits()
    deadline = time.monotonic() + allowed.seconds
    for _ in range(allowed.redirects + 1):
        answer = _ask(url, allowed, deadline, resolver=resolver)
        if isinstance(answer, Fetched):
            return answer
        url = answer
    raise OutboundError("too many redirects")


def _ask(url: str, limits: Limits, deadline: float, *, resolver: Resolver) -> Fetched | str:
    """Ask once; gives the page or the address it has moved to."""
    scheme, host, port, path = _parts(url)
    address = _checked_address(host, port, resolver)
    connection = _Pinned(host, address, port, is_secure=scheme == "https", deadline=deadline)
    try:
        connection.request(
            "GET", path, headers={"User-Agent": _AGENT, "Accept": "text/html", "Connection": "close"}
        )
        response = connection.getresponse()
        if response.status in _REDIRECTS:
            return urljoin(url, response.headers.get("Location", ""))
        return _read(url, response, limits, connection)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise OutboundError(str(error)) from error
    finally:
        connection.stop()


def _parts(url: str) -> tuple[str, str, int, str]:
    try:
        split = urlsplit(url)
        port = split.port
        host = (
            (split.hostname or "").encode("idna").decode()
            if not (split.hostname or "").count(":")
            else split.hostname
        )
    except (ValueError, UnicodeError) as error:
        raise OutboundError("not an address") from error
    default = _PORTS.get(split.scheme)
    if default is None or not host or split.username is not None or port not in (None, default):
        raise OutboundError("only http and https at their own ports")
    target = (split.path or "/") + (f"?{split.query}" if split.query else "")
    return split.scheme, host, default, "".join(_quoted(sign) for sign in target)


def _quoted(sign: str) -> str:
    from urllib.parse import quote

    return sign if "!" <= sign <= "~" else quote(sign)


def _checked_address(host: str, port: int, resolver: Resolver) -> str:
    """Give the address to connect to; a name that has even one address inside is not trusted at all."""
    try:
        found = resolver(host, port)
    except OSError as error:
        raise OutboundError("the name is not known") from error
    if not found or not all(is_public(address) for address in found):
        raise OutboundError("not a public address")
    return found[0]


def _read(url: str, response: http.client.HTTPResponse, limits: Limits, connection: "_Pinned") -> Fetched:
    media_type = response.headers.get_content_type()
    if response.status != 200 or media_type not in limits.media_types:
        raise OutboundError(f"{response.status} {media_type}")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise OutboundError("packed, though nobody asked for it")
    content = bytearray()
    while len(content) < limits.size:
        piece = response.read1(min(65_536, limits.size - len(content)))
        if not piece:
            connection.check_time()
            break
        content += piece
    return Fetched(url, media_type, response.headers.get_content_charset() or "utf-8", bytes(content))


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked, for a name: certificate and Host are the name's."""

    def __init__(self, host: str, address: str, port: int, *, is_secure: bool, deadline: float) -> None:
        super().__init__(host, port)
        self._address, self._is_secure, self._deadline = address, is_secure, deadline
        self._ending: threading.Timer | None = None

    def connect(self) -> None:
        """Connect to the checked address, never to what the name says by now."""
        wire = open_socket(self._address, self.port, self._left())
        # A time limit for each wait would let who sends a byte now and then keep us for hours.
        self._ending = threading.Timer(self._left(), _cut, [wire])
        self._ending.daemon = True
        self._ending.start()
        self.sock = wire
        if self._is_secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(wire, server_hostname=self.host, suppress_ragged_eofs=False)
            self._ending.args = [self.sock]

    def stop(self) -> None:
        """Close, and stop the clock; `close` alone is also called while the answer is still being read."""
        if self._ending is not None:
            self._ending.cancel()
        self.close()

    def check_time(self) -> None:
        """Tell an end from a cut. Raises TimeoutError."""
        self._left()

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time is over")
        return left


def _cut(wire: socket.socket) -> None:
    with suppress(OSError):
        wire.shutdown(socket.SHUT_RDWR)


def open_socket(address: str, port: int, seconds: float) -> socket.socket:
    """Connect to a checked address; a name of its own, so that tests can lead it to a server of theirs."""
    return socket.create_connection((address, port), timeout=seconds)
