"""The way from ASGI to WSGI: what goes in comes out, and what is too much is refused."""

import asyncio
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from flurfunk.live.bridge import Bridge

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class Exchange:
    """One request through a bridge: what was asked, and what was answered."""

    def __init__(self, application: Application, *, longest: int = 1000) -> None:
        self.environ: Environ = {}
        self.sent: list[dict[str, Any]] = []
        self._application = application
        self._longest = longest

    def ask(
        self, method: str = "GET", path: str = "/", *, body: tuple[bytes, ...] = (), **more: Any
    ) -> "Exchange":
        """Send a request in pieces; a piece None is a lost connection."""
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": more.pop("raw_path", path.encode()),
            "query_string": b"a=%C3%A4&b",
            "http_version": "1.1",
            "scheme": "http",
            "client": ("10.0.0.7", 5),
            "server": ("flurfunk.example", 80),
            "headers": more.pop("headers", []),
        }
        asyncio.run(self._run(scope, iter(body), **more))
        return self

    @property
    def body(self) -> bytes:
        return b"".join(m.get("body", b"") for m in self.sent[1:])

    async def _run(self, scope: dict[str, Any], pieces: Iterator[bytes], *, is_cut: bool = False) -> None:
        async def receive() -> dict[str, Any]:
            piece = next(pieces, None)
            if piece is None:
                return {"type": "http.disconnect"} if is_cut else {"type": "http.request", "body": b""}
            return {"type": "http.request", "body": piece, "more_body": True}

        async def send(message: dict[str, Any]) -> None:
            self.sent.append(message)

        bridge = Bridge(self._keep, threads=2, longest_body=self._longest)
        await bridge(scope, receive, send)
        bridge.stop()

    def _keep(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        self.environ = environ | {"read": environ["wsgi.input"].read()}
        return self._application(environ, start)


def answers(*pieces: bytes, status: str = "200 OK", headers: tuple[tuple[str, str], ...] = ()) -> Application:
    def application(_environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        start(status, list(headers))
        return iter(pieces)

    return application


def test_the_environment_says_what_was_asked() -> None:
    headers = [
        (b"host", b"flurfunk.example"),
        (b"cookie", b"a=1"),
        (b"cookie", b"b=2"),
        (b"accept", b"text/html"),
        (b"accept", b"*/*"),
        (b"x_forwarded_proto", b"https"),
        (b"content_length", b"7"),
    ]
    exchange = Exchange(answers(b"x")).ask(
        path="/räume", raw_path=b"/r%C3%A4ume%2F%E6%9D%8E?x", headers=headers
    )
    environ = exchange.environ
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/räume/李"
    assert environ["QUERY_STRING"] == "a=%C3%A4&b"
    assert environ["HTTP_COOKIE"] == "a=1; b=2"
    assert environ["HTTP_ACCEPT"] == "text/html,*/*"
    assert environ["REMOTE_ADDR"] == "10.0.0.7"
    assert "HTTP_X_FORWARDED_PROTO" not in environ
    assert "CONTENT_LENGTH" not in environ


def test_an_answer_comes_in_one_piece_with_its_length_and_all_cookies() -> None:
    cookies = (("Set-Cookie", "a=1"), ("Set-Cookie", "b=2; Path=/"))
    exchange = Exchange(answers(b"ab", b"", b"c", headers=cookies)).ask()
    assert exchange.sent == [
        {
            "type": "http.response.start",
            "status": 200,
            "headers": [(b"set-cookie", b"a=1"), (b"set-cookie", b"b=2; Path=/"), (b"content-length", b"3")],
        },
        {"type": "http.response.body", "body": b"abc", "more_body": False},
    ]


@pytest.mark.parametrize("status", ["204 No Content", "304 Not Modified"])
def test_an_answer_without_a_body_states_no_length(status: str) -> None:
    assert Exchange(answers(status=status)).ask().sent[0]["headers"] == []


def test_a_long_answer_is_streamed_and_closed() -> None:
    closed: list[int] = []

    class Pieces:
        def __iter__(self) -> Iterator[bytes]:
            return iter(lambda: opened.read(4096), b"")

        def close(self) -> None:
            closed.append(1)

    content = bytes(range(256)) * 20_000
    opened = io.BytesIO(content)

    def application(_environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", [("Content-Length", str(len(content)))])
        return Pieces()

    exchange = Exchange(application).ask()
    assert exchange.body == content
    assert closed == [1]
    assert 10 < len(exchange.sent) < 40
    assert [m.get("more_body") for m in exchange.sent[1:]] == [True] * (len(exchange.sent) - 2) + [False]


def test_a_body_is_read_whole_whatever_its_pieces() -> None:
    exchange = Exchange(answers(b""), longest=5_000_000)
    exchange.ask("POST", body=(b"a" * 2_000_000, b"", b"b" * 2_000_000))
    assert exchange.environ["read"] == b"a" * 2_000_000 + b"b" * 2_000_000
    assert exchange.environ["CONTENT_LENGTH"] == "4000000"


def test_more_than_is_taken_is_refused_before_the_application_sees_it() -> None:
    exchange = Exchange(answers(b"x"), longest=10)
    assert exchange.ask("POST", body=(b"12345", b"67890")).sent[0]["status"] == 200
    exchange = Exchange(answers(b"x"), longest=10)
    assert exchange.ask("POST", body=(b"12345", b"678901")).sent[0]["status"] == 413
    assert exchange.environ == {}


def test_half_a_form_never_reaches_the_application() -> None:
    exchange = Exchange(answers(b"x")).ask("POST", body=(b"half",), is_cut=True)
    assert (exchange.sent, exchange.environ) == ([], {})


def test_an_application_that_fails_in_the_middle_is_closed() -> None:
    closed = []

    class Failing:
        def __iter__(self) -> Iterator[bytes]:
            yield b"x"
            raise ZeroDivisionError

        def close(self) -> None:
            closed.append(1)

    with pytest.raises(ZeroDivisionError):
        Exchange(lambda _environ, start: start("200 OK", []) and Failing()).ask()
    assert closed == [1]
