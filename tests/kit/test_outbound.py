"""Nobody is led into our own network by an address they name."""

import ipaddress
import socket
from collections.abc import Callable
from unittest import mock

import pytest

from flurfunk.kit.outbound import ForbiddenTargetError, UnreachableError, check_target, is_public, post
from tests.api.receiver import receiving

Resolve = Callable[..., list[tuple[object, ...]]]


def resolving(*addresses: str) -> Resolve:
    """Give a resolver that knows every name by these addresses."""

    def resolve(_host: str, port: int, **_more: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    return resolve


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1", "::1", "::", "fe80::1"),
        *("fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1"),
        *("2002:7f00:1::", "2001:db8::1"),
    ],
)
def test_what_is_not_out_in_the_internet(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_what_is(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://[::ffff:127.0.0.1]/"),
        *(
            "http://user:word@1.1.1.1/",
            "ftp://1.1.1.1/",
            "file:///etc/passwd",
            "http:///",
            "http://1.1.1.1:x/",
        ),
        *("http://1.1.1.1/\r\nX: y", "http://localhost/"),
    ],
)
def test_addresses_that_lead_nowhere_good(url: str) -> None:
    with pytest.raises(ForbiddenTargetError):
        check_target(url)


def test_one_bad_address_of_a_name_is_enough() -> None:
    with (
        mock.patch("socket.getaddrinfo", resolving("1.1.1.1", "10.0.0.1")),
        pytest.raises(ForbiddenTargetError),
    ):
        check_target("https://hook.example/")


def test_what_is_allowed_is_allowed_by_name_or_network(settings: object) -> None:
    for allowed in ("ci.intern", "10.0.0.0/8"):
        settings.OUTBOUND_ALLOWED = [allowed]  # type: ignore[attr-defined]
        with mock.patch("socket.getaddrinfo", resolving("10.0.0.1")):
            assert (
                check_target("http://ci.intern:8080/x?y", allowed=[allowed]).host_header == "ci.intern:8080"
            )


def test_the_name_is_asked_once_and_the_checked_address_used(settings: object) -> None:
    settings.OUTBOUND_ALLOWED = ["hook.example"]  # type: ignore[attr-defined]
    with receiving() as receiver:
        resolve = mock.Mock(side_effect=resolving("127.0.0.1"))
        port = receiver.url.split(":")[2].split("/")[0]
        with mock.patch("flurfunk.kit.outbound.socket.getaddrinfo", resolve):
            target = check_target(f"http://hook.example:{port}/", allowed=["hook.example"])
        assert (target.addresses, resolve.call_count) == (["127.0.0.1"], 1)


def test_nobody_there() -> None:
    with pytest.raises(UnreachableError):
        check_target("https://nowhere.invalid/")


def test_an_answer_is_read_only_so_far(settings: object) -> None:
    settings.OUTBOUND_ALLOWED = ["127.0.0.1"]  # type: ignore[attr-defined]
    with receiving() as receiver:
        reply = post(receiver.url, b"{}", {"X-Word": "y"})
        assert (reply.status, reply.body) == (204, b"")
        [(headers, body)] = receiver.heard
        assert (headers["x-word"], headers["host"], body) == ("y", receiver.url.split("/")[2], b"{}")
