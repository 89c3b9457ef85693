"""A light HTTP/1.1 client on keep-alive connections, so that what measures costs little beside what is measured."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlencode

_LONGEST = 8_000_000  # bytes of a head or body


@dataclass(frozen=True)
class Request:
    """One request as a browser would send it; `form` makes it a form that our own page posts."""

    path: str
    session: str = ""
    form: tuple[tuple[str, str], ...] | None = None
    accept: str = "text/html"
    headers: tuple[tuple[str, str], ...] = ()

    def written(self, port: int) -> bytes:
        """Write the request."""
        body = urlencode(self.form).encode() if self.form is not None else b""
        lines = [
            f"{'GET' if self.form is None else 'POST'} {self.path} HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            "User-Agent: Mozilla/5.0 (bench) Gecko/20100101 Firefox/140.0",
            f"Accept: {self.accept}",
            "Accept-Encoding: gzip, deflate, br",
            "Accept-Language: de,en;q=0.5",
            "Sec-Fetch-Site: same-origin",
            f"Origin: http://127.0.0.1:{port}",
            *(f"{name}: {value}" for name, value in self.headers),
        ]
        if self.session:
            lines.append(f"Cookie: session={self.session}")
        if self.form is not None:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass
class Answer:
    """What came back; `size` is every byte that went over the wire."""

    status: int
    headers: dict[str, str]
    body: bytes = field(repr=False)
    size: int


class Wire:
    """One connection."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port, limit=_LONGEST)
        return self

    async def __aexit__(self, *_error: object) -> None:
        self._writer.close()

    async def ask(self, request: Request) -> Answer:
        """Send a request and read the whole answer."""
        self._writer.write(request.written(self.port))
        head = await self._reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        headers = {n.lower(): v.strip() for n, _, v in (line.partition(":") for line in lines[1:] if line)}
        status = int(lines[0].split(" ", 2)[1])
        if "chunked" in headers.get("transfer-encoding", ""):
            body, size = await self._read_chunks()
        else:
            body = await self._reader.readexactly(int(headers.get("content-length", "0")))
            size = len(body)
        return Answer(status, headers, body, len(head) + size)

    async def _read_chunks(self) -> tuple[bytes, int]:
        pieces: list[bytes] = []
        size = 0
        while True:
            line = await self._reader.readline()
            length = int(line.split(b";")[0], 16)
            pieces.append((await self._reader.readexactly(length + 2))[:-2])
            size += len(line) + length + 2
            if not length:
                return b"".join(pieces), size


async def drive(port: int, requests: Sequence[Request], *, at_once: int = 4) -> list[float]:
    """Ask everything over a few connections; give the milliseconds of each. Raises on a status of 400 or more."""
    waiting = iter(requests)
    taken: list[float] = []
    clock = asyncio.get_running_loop().time

    async def ask_on() -> None:
        async with Wire(port) as wire:
            for request in waiting:
                begun = clock()
                answer = await wire.ask(request)
                taken.append((clock() - begun) * 1000)
                if answer.status >= 400:
                    raise RuntimeError(f"{request.path} answered {answer.status}: {answer.body[:300]!r}")

    await asyncio.gather(*(ask_on() for _ in range(at_once)))
    return taken
