"""Live delivery: many open pages, and what it costs to tell each of them."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

import psycopg

from bench.house import Running
from bench.measuring import Figures
from bench.network import Network, Reader, sign_in
from flurfunk.live.publishing import CHANNEL

_SIGNALS, _BAR = 150, 0.030  # milliseconds of CPU for one delivery
_CONTINUATION, _LONG = 126, 127


class _Page(asyncio.Protocol):
    """The client's end of a WebSocket that reads whole frames and hands on their texts."""

    def __init__(self, hear: Any) -> None:
        self._hear = hear
        self._held = b""
        self._is_open = False
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._held += data
        if not self._is_open:
            head, separator, rest = self._held.partition(b"\r\n\r\n")
            if not separator:
                return
            if b" 101 " not in head:
                raise RuntimeError(f"No socket was opened: {head!r}")
            self._is_open, self._held = True, rest
            self._hear(b"")
        while (frame := _frame(self._held)) is not None:
            start, end = frame
            text, self._held = self._held[start:end], self._held[end:]
            self._hear(text)

    def say(self, message: Any) -> None:
        """Send a short text frame; a mask of zeros changes nothing."""
        text = json.dumps(message).encode()
        self.transport.write(bytes((0x81, 0x80 | len(text))) + b"\0\0\0\0" + text)


def _frame(held: bytes) -> tuple[int, int] | None:
    """Find where the first frame's text begins and ends, None while it is incomplete."""
    if len(held) < 2:
        return None
    length, start = held[1] & 0x7F, 2
    if length >= _CONTINUATION:
        wide = 2 if length == _CONTINUATION else 8
        length, start = int.from_bytes(held[2 : 2 + wide], "big"), 2 + wide
    return (start, start + length) if len(held) >= start + length else None


class _Crowd:
    """All open pages; counts what they hear."""

    def __init__(self) -> None:
        self.heard = 0
        self.taken: list[float] = []
        self._wanted = 0
        self._all = asyncio.Event()
        self._clock = asyncio.get_running_loop().time
        self._begun = 0.0

    def begin(self, wanted: int) -> None:
        """Wait from now on for so many texts."""
        self._wanted, self.heard, self._begun = wanted, 0, self._clock()
        self._all.clear()

    async def all_heard(self) -> None:
        """Return when they have come. Raises TimeoutError after half a minute."""
        await asyncio.wait_for(self._all.wait(), 30)

    def hear(self, _text: bytes) -> None:
        """Count one text."""
        self.heard += 1
        self.taken.append((self._clock() - self._begun) * 1000)
        if self.heard >= self._wanted:
            self._all.set()


def measure_delivery(server: Running, network: Network, conninfo: str, *, sockets: int = 500) -> Figures:
    """Open the sockets, tell all of them again and again, and give what one delivery cost."""
    people = sign_in(network.members(sockets))
    readers = (people * (sockets // len(people) + 1))[:sockets]
    return asyncio.run(_measure(server, readers, f"space:{network.largest_space}", conninfo))


async def _measure(server: Running, readers: Sequence[Reader], stream: str, conninfo: str) -> Figures:
    crowd = _Crowd()
    crowd.begin(len(readers))
    pages = [await _open(server.port, reader, crowd) for reader in readers]
    await crowd.all_heard()
    crowd.begin(len(readers))
    for page in pages:
        page.say({"subscribe": [stream]})
    await crowd.all_heard()
    crowd.taken.clear()
    with psycopg.connect(conninfo, autocommit=True) as connection:
        before = server.cpu()
        for number in range(_SIGNALS):
            crowd.begin(len(pages))
            payload = json.dumps({"to": [stream], "signal": {"entry": number}})
            connection.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])
            await crowd.all_heard()
        cpu = server.cpu().since(before, per=_SIGNALS * len(pages))
    for page in pages:
        page.transport.close()
    taken = sorted(crowd.taken)
    return Figures(
        name=f"live delivery to {len(pages)} sockets",
        requests=len(taken),
        cpu=cpu,
        p50=taken[len(taken) // 2],
        p99=taken[len(taken) * 99 // 100],
        bar=_BAR,
        unit="delivery",
    )


async def _open(port: int, reader: Reader, crowd: _Crowd) -> _Page:
    loop = asyncio.get_running_loop()
    _, page = await loop.create_connection(lambda: _Page(crowd.hear), "127.0.0.1", port)
    page.transport.write(
        f"GET /live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nCookie: session={reader.session}\r\n\r\n".encode()
    )
    return page
