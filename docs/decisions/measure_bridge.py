"""Measure what the way from ASGI to WSGI costs: CPU milliseconds a request, of the server's processes alone.

Needs a2wsgi beside what Flurfunk needs: `pip install a2wsgi`, then `python docs/decisions/measure_bridge.py`.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

REQUESTS, CONNECTIONS, ROUNDS = 4000, 4, 5
GET = b"GET /page?x=1 HTTP/1.1\r\nHost: localhost\r\nCookie: session=abc\r\nAccept: text/html\r\n\r\n"
POST = b"POST /page HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300\r\n\r\n" + b"x" * 300
APPLICATION = """
from a2wsgi import WSGIMiddleware
from flurfunk.live.bridge import Bridge

PAGE = b"<p>" + b"x" * 10_000

def page(environ, start_response):
    environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(PAGE)))])
    return [PAGE]

async def bare(scope, receive, send):
    if scope["type"] == "lifespan":
        return
    await receive()
    headers = [(b"content-type", b"text/html"), (b"content-length", str(len(PAGE)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": PAGE})

ours, theirs = Bridge(page, threads=8, longest_body=1_000_000), WSGIMiddleware(page, workers=8)

async def bridge(scope, receive, send):
    if scope["type"] == "http":
        await ours(scope, receive, send)

async def a2wsgi(scope, receive, send):
    if scope["type"] == "http":
        await theirs(scope, receive, send)
"""


def main() -> None:
    """Measure each in turn, several times, and print the medians."""
    found: dict[tuple[str, str], list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "measured.py").write_text(APPLICATION)
        for _ in range(ROUNDS):
            for name in ("bare", "bridge", "a2wsgi"):
                _serve(folder, name, lambda pid, port, name=name: _load(found, name, pid, port))
    for (name, kind), values in found.items():
        sys.stdout.write(f"{name:8} {kind:5} {statistics.median(values):.3f} ms\n")


def _serve(folder: str, name: str, measure: Callable[[int, int], None]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--port", str(port), "--no-log"]
    paths = os.pathsep.join(
        [folder, str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH", "")]
    )
    server = subprocess.Popen([*command, f"measured:{name}"], env={**os.environ, "PYTHONPATH": paths})
    try:
        _await(port)
        measure(server.pid, port)
    finally:
        server.terminate()
        server.wait()


def _load(found: dict[tuple[str, str], list[float]], name: str, pid: int, port: int) -> None:
    for kind, request in (("GET", GET), ("POST", POST)):
        _ask(port, request, REQUESTS // 10)
        before = _cpu(pid)
        _ask(port, request, REQUESTS)
        found.setdefault((name, kind), []).append((_cpu(pid) - before) * 1000 / REQUESTS)


def _ask(port: int, request: bytes, times: int) -> None:
    sockets = [socket.create_connection(("127.0.0.1", port)) for _ in range(CONNECTIONS)]
    for _ in range(times // CONNECTIONS):
        for each in sockets:
            each.sendall(request)
        for each in sockets:
            _take(each)
    for each in sockets:
        each.close()


def _take(connection: socket.socket) -> None:
    got = b""
    while b"\r\n\r\n" not in got:
        got += connection.recv(65536)
    head, _, body = got.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
    while len(body) < length:
        body += connection.recv(65536)


def _cpu(pid: int) -> float:
    """Give the seconds that a process and its children have used."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    stats = [Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split() for each in (pid, *children)]
    return sum(int(s[11]) + int(s[12]) for s in stats) / os.sysconf("SC_CLK_TCK")


def _await(port: int) -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


if __name__ == "__main__":
    main()
