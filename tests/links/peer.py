"""A hostile page somewhere: a server on an address of this machine that the guard takes for the internet."""

import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from unittest import mock

from flurfunk.kit import outbound

HOST = "127.0.0.7"
PAGE = "text/html; charset=utf-8"

Answer = Callable[[BaseHTTPRequestHandler], None]


class Peer:
    """What it answers by path, and which paths it was asked for; `url` is where it is."""

    def __init__(self, port: int) -> None:
        self.url = f"http://{HOST}:{port}"
        self.port = port
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []

    def says(self, path: str, body: str | bytes, *, kind: str = PAGE, **headers: str) -> str:
        """Answer a path with a body; gives its address."""
        content = body.encode() if isinstance(body, str) else body

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.send_header("Content-Type", kind)
            handler.send_header("Content-Length", str(len(content)))
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(content)

        self.answers[path] = answer
        return self.url + path

    def sends_to(self, path: str, location: str, *, status: int = 302) -> str:
        """Answer a path with a redirect; gives its address."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            handler.send_header("Location", location)
            handler.end_headers()

        self.answers[path] = answer
        return self.url + path

    def drips(self, path: str, head: bytes, *, forever: bytes, pause: float = 0.05) -> str:
        """Answer a path with a head, and then with the same few bytes again and again; gives its address."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            with suppress(OSError):
                handler.wfile.write(head)
                while True:
                    handler.wfile.write(forever)
                    time.sleep(pause)

        self.answers[path] = answer
        return self.url + path


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_about: object) -> None:
        """Say nothing of those who hang up."""


def _nothing(handler: BaseHTTPRequestHandler) -> None:
    handler.send_error(404)


@contextmanager
def peering() -> Iterator[Peer]:
    """Listen on a free port, for as long as that port and that one address are taken for the internet's."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            peer.asked.append(self.path)
            peer.answers.get(self.path, _nothing)(self)

        def log_message(self, *_words: object) -> None:
            pass

    server: socketserver.TCPServer = _Server((HOST, 0), Answering)
    peer = Peer(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    is_public = outbound.is_public
    with (
        mock.patch("flurfunk.kit.outbound.is_public", lambda a: str(a) == HOST or is_public(a)),
        mock.patch("flurfunk.kit.fetching._PORTS", frozenset({80, 443, peer.port})),
    ):
        yield peer
    server.shutdown()
    thread.join()
    server.server_close()
