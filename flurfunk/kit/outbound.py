"""Ask other machines without being led into our own network: names are resolved here, addresses checked, then used.

Whoever may name an address for us to call could otherwise reach what only this machine reaches. So the name is
resolved once, every address it has must be public, and the connection goes to the address that was checked: asking the
name again could give another one. Redirects are not followed here. What a company wants its programs to reach inside is
allowed by name or network in FLURFUNK_OUTBOUND_ALLOWED.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")  # all of IPv6 that anybody out there has
_TRANSLATED = tuple(map(ipaddress.IPv6Network, ("2002::/16", "2001::/32")))
# Look public, and lead to what a cloud tells its own machines.
_OF_CLOUDS = tuple(map(ipaddress.IPv4Network, ("168.63.129.16/32", "192.0.0.0/24")))


class ForbiddenTargetError(Exception):
    """The address leads where nothing of ours goes, or is no address at all."""


class UnreachableError(Exception):
    """Nobody answered in time, or not in a way that can be understood."""


@dataclass(frozen=True)
class Reply:
    """What was answered: its status, headers, and the beginning of its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def post(
    url: str, body: bytes, headers: Mapping[str, str], *, timeout: float = 10, longest: int = 4000
) -> Reply:
    """Send a body and give the answer, of which at most `longest` bytes are read, all in `timeout` seconds.

    Raises ForbiddenTargetError and UnreachableError.
    """
    target = check_target(url, allowed=settings.OUTBOUND_ALLOWED)
    with connected(target, timeout) as connection:
        connection.request("POST", target.path, body, {"Host": target.host_header, **headers})
        response = connection.getresponse()
        return Reply(response.status, dict(response.getheaders()), response.read(longest))


@dataclass(frozen=True)
class Target:
    """Where a request goes: the name it is for, and the addresses that were checked."""

    is_secure: bool
    host: str
    port: int
    path: str
    addresses: Sequence[str]

    @property
    def host_header(self) -> str:
        """The name as the other side knows it."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == (443 if self.is_secure else 80) else f"{name}:{self.port}"


def check_target(url: str, *, allowed: Sequence[str] = ()) -> Target:
    """Resolve where an address leads; `allowed` are names and networks inside that may be reached all the same.

    Raises ForbiddenTargetError, and UnreachableError where its name is unknown.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise ForbiddenTargetError(str(error)) from error
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.password:
        raise ForbiddenTargetError("Only http and https, without a name and password in it.")
    if any(not " " < letter < "\x7f" for letter in url):
        raise ForbiddenTargetError("An address is written in plain letters.")
    is_secure = parts.scheme == "https"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    addresses = _resolve(host, port or (443 if is_secure else 80), allowed)
    return Target(is_secure, host, port or (443 if is_secure else 80), path, addresses)


def is_public(address: Address) -> bool:
    """Tell whether an address is out in the internet: no private, local, shared, multicast or translated one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped
        if inner is not None:
            return is_public(inner)
        if address not in _GIVEN_OUT or any(address in network for network in _TRANSLATED):
            return False
    elif any(address in network for network in _OF_CLOUDS):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


@contextmanager
def connected(target: Target, seconds: float) -> Iterator[http.client.HTTPConnection]:
    """Connect to the first checked address that answers, and hang up after some seconds, whatever is under way by then.

    A limit for each read would be none in all: who sends a letter a second keeps it. Raises UnreachableError for
    whatever goes wrong within.
    """
    ends_at = time.monotonic() + seconds
    try:
        plain = _open(target, ends_at)
        # By the plain socket: hanging up must not touch what the other thread decrypts with just now.
        line = plain.dup()
        hang_up = threading.Timer(max(ends_at - time.monotonic(), 0), _hang_up, [line])
        hang_up.daemon = True
        hang_up.start()
        try:
            with _secured(plain, target) as sock:
                connection = http.client.HTTPConnection(target.host, target.port)
                connection.sock = sock
                yield connection
                if time.monotonic() >= ends_at:
                    raise TimeoutError("It took too long.")
        finally:
            hang_up.cancel()
            line.close()
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UnreachableError(f"{type(error).__name__}: {error}") from error


def _resolve(host: str, port: int, allowed: Sequence[str]) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreachableError(f"{host} is not known: {error}") from error
    addresses = list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    for address in addresses:
        if not is_public(ipaddress.ip_address(address)) and not _is_allowed(host, address, allowed):
            raise ForbiddenTargetError(f"{host} leads to {address}, which is not out in the internet.")
    return addresses


def _is_allowed(host: str, address: str, allowed: Sequence[str]) -> bool:
    for each in allowed:
        if each.lower() == host.lower():
            return True
        try:
            if ipaddress.ip_address(address) in ipaddress.ip_network(each, strict=False):
                return True
        except ValueError:
            continue
    return False


def _open(target: Target, ends_at: float) -> socket.socket:
    last: OSError | None = None
    for address in target.addresses:
        left = ends_at - time.monotonic()
        if left <= 0:
            break
        try:
            return socket.create_connection((address, target.port), left)
        except OSError as error:
            last = error
    raise last or TimeoutError("There is no address to connect to in time.")


def _secured(sock: socket.socket, target: Target) -> socket.socket:
    """Put TLS on a connection where it is wanted, checked against the name."""
    if not target.is_secure:
        return sock
    try:
        return ssl.create_default_context().wrap_socket(sock, server_hostname=target.host)
    except OSError:
        sock.close()
        raise


def _hang_up(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
