"""What goes out goes only to the public internet, whoever wrote the address and wherever it leads."""

import socket
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from flurfunk.kit import outbound
from flurfunk.kit.outbound import Limits, OutboundError, fetch, is_public

PUBLIC = "93.184.215.14"


class Pages(BaseHTTPRequestHandler):
    """A few pages as a stranger might make them."""

    moved: Mapping[str, str] = {
        "/inside": "http://inside.example/secret",
        "/number": "http://127.0.0.1/secret",
        "/file": "file:///etc/passwd",
        "/port": "http://public.example:8080/",
        "/round": "/round",
        "/on": "/page",
    }
    asked: list[tuple[str, str]] = []

    def do_GET(self) -> None:
        self.asked.append((self.headers["Host"], self.path))
        if self.path in self.moved:
            self.send_response(302)
            self.send_header("Location", self.moved[self.path])
            self.end_headers()
            return
        if self.path == "/drip":
            self.wfile.write(b"HTTP/1.0 200 OK\r\n")
            for _ in range(40):
                self.wfile.write(b"X-Wait: 1\r\n")
                time.sleep(0.1)
        self.send_response(200)
        self.send_header(
            "Content-Type", "image/png" if self.path == "/picture" else "text/html; charset=latin-1"
        )
        self.end_headers()
        if self.path == "/slow":
            for _ in range(40):
                self.wfile.write(b"x")
                time.sleep(0.1)
        self.wfile.write(b"y" * 3_000_000 if self.path == "/large" else b"<title>Hello</title>")

    def log_message(self, *_words: object) -> None:
        pass


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A server that stands for the public internet; gives the addresses that were connected to."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Pages.asked = []
    connected: list[str] = []

    def lead(address: str, _port: int, seconds: float) -> socket.socket:
        connected.append(address)
        return socket.create_connection(("127.0.0.1", server.server_port), timeout=seconds)

    monkeypatch.setattr(outbound, "open_socket", lead)
    yield connected
    server.shutdown()


def names(host: str, _port: int) -> Sequence[str]:
    """Give addresses as a name server would."""
    known = {
        "public.example": [PUBLIC],
        "inside.example": ["10.0.0.5"],
        "both.example": [PUBLIC, "10.0.0.5"],
        "none.example": [],
    }
    return known.get(host, [host])


def test_a_public_page_is_fetched_and_a_redirect_followed(reached: list[str]) -> None:
    page = fetch("http://public.example/on", resolver=names)
    assert (page.url, page.content, page.charset) == (
        "http://public.example/page",
        b"<title>Hello</title>",
        "latin-1",
    )
    assert (reached, Pages.asked[0]) == ([PUBLIC, PUBLIC], ("public.example", "/on"))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fd12::1", "ff02::1", "fec0::1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "64:ff9b::a00:1",
        "64:ff9b:1::a00:1", "2002:a00:1::", "2001:0:a00:1::", "::10.0.0.1", "2001:db8::1", "localhost", "",
    ],
)  # fmt: skip
def test_what_is_not_public_is_never_connected_to(address: str, reached: list[str]) -> None:
    assert not is_public(address)
    with pytest.raises(OutboundError):
        fetch("http://some.example/", resolver=lambda _host, _port: [address])
    assert reached == []


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_what_is_public_is(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("path", ["/inside", "/number", "/file", "/port", "/round"])
def test_a_redirect_leads_nowhere_else(path: str, reached: list[str]) -> None:
    with pytest.raises(OutboundError):
        fetch(f"http://public.example{path}", resolver=names)
    assert set(reached) == {PUBLIC}
    assert len(reached) <= 4


def test_a_name_that_answers_differently_the_second_time_gains_nothing(reached: list[str]) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    fetch("http://rebinding.example/page", resolver=lambda _host, _port: next(answers))
    assert reached == [PUBLIC]
    assert next(answers) == ["127.0.0.1"]


@pytest.mark.parametrize(
    "url",
    [
        "http://both.example/", "http://none.example/", "http://inside.example/", "http://2130706433/", "http://[::1]/",
        "http://0x7f.1/", "http://user@public.example/", "http://public.example:22/", "https://public.example:80/",
        "ftp://public.example/", "gopher://public.example/", "javascript:alert(1)", "//public.example/", "http://",
        "http://[", "http://public.example:x/", "http://" + "a" * 300 + ".example/",
    ],
)  # fmt: skip
def test_an_address_that_is_not_allowed_is_not_asked(url: str, reached: list[str]) -> None:
    with pytest.raises(OutboundError):
        fetch(url, resolver=names)
    assert reached == []


def test_a_line_break_in_an_address_makes_no_header(reached: list[str]) -> None:
    fetch("http://public.example/a\r\nX-Evil: 1", resolver=names)
    assert [path for _, path in Pages.asked] == ["/aX-Evil:%201"]


def test_what_is_large_is_cut_and_what_is_no_page_is_left(reached: list[str]) -> None:
    assert len(fetch("http://public.example/large", limits=Limits(size=1000), resolver=names).content) == 1000
    with pytest.raises(OutboundError):
        fetch("http://public.example/picture", resolver=names)


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_who_sends_a_byte_now_and_then_holds_nobody_up(path: str, reached: list[str]) -> None:
    begun = time.monotonic()
    with pytest.raises(OutboundError):
        fetch(f"http://public.example{path}", limits=Limits(seconds=0.5), resolver=names)
    assert time.monotonic() - begun < 1.5
