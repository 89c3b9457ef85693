"""Whoever names an address leads us nowhere but to it, and cannot keep us there."""

import gzip
import socket
import time
from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest

from flurfunk.kit.fetching import MOST_HOPS, UnwantedError, Wish, fetch
from flurfunk.kit.outbound import ForbiddenTargetError, UnreachableError
from tests.links.peer import HOST, Peer

WISH = Wish(("text/html",), 1000, 2.0)


def test_a_page_and_where_it_was_in_the_end(peer: Peer) -> None:
    peer.says("/there", "Hello", Content_Language="en")
    found = fetch(peer.sends_to("/here", "/there"), WISH)
    assert (found.url, found.body, found.charset, found.is_whole) == (
        f"{peer.url}/there",
        b"Hello",
        "utf-8",
        True,
    )


@pytest.mark.parametrize(
    "inside",
    [
        *(
            "http://127.0.0.1/",
            "http://[::1]/",
            "http://169.254.169.254/latest/meta-data/",
            "http://localhost/",
        ),
        *(
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:7f00:1]/",
            "http://2130706433/",
            "http://0177.0.0.1/",
        ),
        *(
            "http://0x7f000001/",
            "http://127.1/",
            "http://10.0.0.1/",
            "http://[fe80::1]/",
            "http://[fec0::1]/",
        ),
        *("http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://168.63.129.16/", "http://0.0.0.0/"),
        *("http://192.0.0.192/", "http://user:word@1.1.1.1/", "file:///etc/passwd", "gopher://1.1.1.1/"),
        *("javascript:alert(1)", "http://1.1.1.1:22/", "https://1.1.1.1:8443/"),
    ],
)
def test_no_redirect_leads_inside(peer: Peer, inside: str) -> None:
    with pytest.raises(ForbiddenTargetError):
        fetch(peer.sends_to("/", inside), WISH)
    with pytest.raises(ForbiddenTargetError):
        fetch(inside, WISH)
    assert peer.asked == ["/"]


def test_what_programs_may_reach_inside_is_not_read_for_people(peer: Peer, settings: Any) -> None:
    settings.OUTBOUND_ALLOWED = ["127.0.0.0/8", "localhost"]
    for inside in ("http://127.0.0.1/", "http://localhost/"):
        with pytest.raises(ForbiddenTargetError):
            fetch(inside, WISH)


def test_a_name_that_changes_its_mind_gains_nothing(peer: Peer) -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int, **_more: object) -> list[tuple[Any, ...]]:
        asked.append(host)
        address = HOST if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    peer.says("/", "Hello")
    connect, reached = socket.create_connection, []

    def noted(address: tuple[str, int], *rest: Any) -> socket.socket:
        reached.append(address[0])
        with mock.patch("flurfunk.kit.outbound.socket.getaddrinfo", _real):
            return connect(address, *rest)

    _real = socket.getaddrinfo
    url = f"http://rebinding.example:{peer.port}/"
    with (
        mock.patch("flurfunk.kit.outbound.socket.getaddrinfo", rebinding),
        mock.patch("flurfunk.kit.outbound.socket.create_connection", noted),
    ):
        assert fetch(url, WISH).body == b"Hello"
        assert (asked, reached) == (["rebinding.example"], [HOST])
        with pytest.raises(ForbiddenTargetError):
            fetch(url, WISH)
    assert reached == [HOST]


def test_hop_after_hop_has_an_end(peer: Peer) -> None:
    for number in range(MOST_HOPS + 1):
        peer.sends_to(f"/{number}", f"/{number + 1}")
    peer.says(f"/{MOST_HOPS + 1}", "too far")
    with pytest.raises(UnwantedError):
        fetch(f"{peer.url}/0", WISH)
    assert fetch(f"{peer.url}/1", WISH).body == b"too far"


@pytest.mark.parametrize(
    ("head", "forever"),
    [
        (b"", b"H"),
        (b"HTTP/1.0 200 OK\r\n", b"X-More: y\r\n"),
        (b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n", b""),
    ],
)
def test_who_answers_a_letter_at_a_time_is_left(peer: Peer, head: bytes, forever: bytes) -> None:
    began = time.monotonic()
    with pytest.raises((UnreachableError, UnwantedError)):
        fetch(peer.drips("/", head, forever=forever), Wish(("text/html",), 1_000_000, 0.7))
    assert time.monotonic() - began < 1.5


def test_the_time_is_for_all_hops_together(peer: Peer) -> None:
    def slowly(location: str) -> Callable[[Any], None]:
        def answer(handler: Any) -> None:
            time.sleep(0.3)
            handler.send_response(302)
            handler.send_header("Location", location)
            handler.end_headers()

        return answer

    peer.answers = {f"/{number}": slowly(f"/{number + 1}") for number in range(5)}
    began = time.monotonic()
    with pytest.raises(UnreachableError):
        fetch(f"{peer.url}/0", Wish(("text/html",), 1000, 0.7))
    assert time.monotonic() - began < 1.5


def test_of_an_endless_page_only_the_beginning_is_read(peer: Peer) -> None:
    head = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n"
    found = fetch(peer.drips("/", head, forever=b"x" * 500, pause=0), WISH)
    assert (len(found.body), found.is_whole) == (1000, False)


def test_a_bomb_is_not_unpacked(peer: Peer) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    found = fetch(peer.says("/", bomb, Content_Encoding="gzip"), Wish(("text/html",), 100_000, 5))
    assert (len(found.body), found.is_whole) == (100_000, False)
    with pytest.raises(UnwantedError):
        fetch(peer.says("/bad", b"no gzip", Content_Encoding="gzip"), WISH)
    with pytest.raises(UnwantedError):
        fetch(peer.says("/br", b"...", Content_Encoding="br"), WISH)


def test_other_kinds_and_refusals_are_not_read(peer: Peer) -> None:
    for kind in ("application/octet-stream", "text/plain", "", "image/svg+xml"):
        with pytest.raises(UnwantedError):
            fetch(peer.says("/", "x", kind=kind), WISH)
    with pytest.raises(UnwantedError):
        fetch(f"{peer.url}/nothing", WISH)


def test_hosts_of_our_own_are_not_asked(peer: Peer) -> None:
    with pytest.raises(ForbiddenTargetError):
        fetch(peer.says("/", "x"), Wish(("text/html",), 1000, 2.0, never=(HOST,)))
    assert peer.asked == []
