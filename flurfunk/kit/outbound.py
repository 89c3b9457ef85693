"""Ask other machines without being led into our own network: names are resolved here, addresses checked, then used.

Whoever may name an address for us to call could otherwise reach what only this machine reaches. So the name is
resolved once, every address it has must be public, and the connection goes to the address that was checked: asking the
name again could give another one. Redirects are not followed. What a company wants to reach inside is allowed by name
or network in FLURFUNK_OUTBOUND_ALLOWED.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_TRANSLATED = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))


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
    """Send a body and give the answer, of which at most `longest` bytes are read.

    Raises ForbiddenTargetError and UnreachableError.
    """
    target = check_target(url)
    try:
        connection = _connect(target, timeout)
        try:
            path = target.path or "/"
            connection.request("POST", path, body, {"Host": target.host_header, **headers})
            response = connection.getresponse()
            return Reply(response.status, dict(response.getheaders()), response.read(longest))
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UnreachableError(f"{type(error).__name__}: {error}") from error


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


def check_target(url: str) -> Target:
    """Resolve where an address leads. Raises ForbiddenTargetError, UnreachableError where its name is unknown."""
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
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    addresses = _resolve(host, port or (443 if is_secure else 80))
    return Target(is_secure, host, port or (443 if is_secure else 80), path, addresses)


def is_public(address: Address) -> bool:
    """Tell whether an address is out in the internet: no private, local, shared, multicast or translated one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped
        if inner is not None:
            return is_public(inner)
        if any(address in network for network in _TRANSLATED):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _resolve(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreachableError(f"{host} is not known: {error}") from error
    addresses = list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    for address in addresses:
        if not is_public(ipaddress.ip_address(address)) and not _is_allowed(host, address):
            raise ForbiddenTargetError(f"{host} leads to {address}, which is not out in the internet.")
    return addresses


def _is_allowed(host: str, address: str) -> bool:
    """Tell whether the house lets its programs go there all the same, by name or by network."""
    for each in settings.OUTBOUND_ALLOWED:
        if each.lower() == host.lower():
            return True
        try:
            if ipaddress.ip_address(address) in ipaddress.ip_network(each, strict=False):
                return True
        except ValueError:
            continue
    return False


def _connect(target: Target, timeout: float) -> http.client.HTTPConnection:
    """Connect to the first address that answers; TLS is checked against the name."""
    last: OSError | None = None
    for address in target.addresses:
        try:
            sock = socket.create_connection((address, target.port), timeout)
        except OSError as error:
            last = error
            continue
        if target.is_secure:
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=target.host)
        connection = http.client.HTTPConnection(target.host, target.port, timeout=timeout)
        connection.sock = sock
        return connection
    raise last or OSError("There is no address to connect to.")
