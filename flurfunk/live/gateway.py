"""The gateway: sockets of open pages, authorised like pages, told what concerns them."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

from flurfunk.live.client import Client
from flurfunk.live.listening import listen
from flurfunk.live.registry import Registry

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Whose = Callable[[str], int | None]
Decide = Callable[[int, str], frozenset[str]]

SIGNED_OUT, RESTARTING = 4401, 1012
_MOST_STREAMS = 50
_LONGEST_MESSAGE = 4000


class Gateway:
    """An ASGI application for WebSockets.

    `whose` gives the person a session's key belongs to, `decide` the sources a person hears on a stream; both may
    block and run in threads. No database connection is held while a socket waits.
    """

    def __init__(self, conninfo: str, *, cookie: str, whose: Whose, decide: Decide) -> None:
        self._conninfo = conninfo
        self._cookie = cookie
        self._whose = whose
        self._decide = decide
        self._threads = ThreadPoolExecutor(4, "gateway")
        self.registry = Registry()
        self._ear: asyncio.Task[None] | None = None
        self._errands: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Begin to hear the bus; returns when it does."""
        ready = asyncio.Event()
        self._ear = asyncio.create_task(listen(self._conninfo, self._hear, self._missed, ready))
        await asyncio.wait_for(ready.wait(), 30)

    async def stop(self) -> None:
        """Close every socket with "going away for a moment", so that pages come back by themselves."""
        if self._ear:
            self._ear.cancel()
        for client in self.registry.everybody():
            client.close(RESTARTING)
        await asyncio.sleep(0.1)
        self._threads.shutdown(wait=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one socket from its opening to its end."""
        await receive()
        key = _cookie(scope, self._cookie)
        person_id = await self._in_thread(self._whose, key) if key and _is_same_origin(scope) else None
        if person_id is None:
            await send({"type": "websocket.close", "code": SIGNED_OUT})
            return
        await send({"type": "websocket.accept"})
        client = Client(key, person_id)
        self.registry.enter(client)
        sending = asyncio.create_task(client.send_all(send))
        reading = asyncio.create_task(self._read(client, receive))
        try:
            await asyncio.wait({sending, reading}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.registry.leave(client)
            sending.cancel()
            reading.cancel()
            await asyncio.gather(sending, reading, return_exceptions=True)

    async def _read(self, client: Client, receive: Receive) -> None:
        while (message := await receive())["type"] == "websocket.receive":
            text = message.get("text") or ""
            if len(text) > _LONGEST_MESSAGE:
                continue
            try:
                wish = json.loads(text)
            except ValueError:
                continue
            if isinstance(wish, dict):
                await self._follow_wish(client, wish)

    async def _follow_wish(self, client: Client, wish: dict[str, Any]) -> None:
        for stream in _names(wish.get("unsubscribe")):
            self.registry.unsubscribe(client, stream)
        for stream in _names(wish.get("subscribe")):
            if len(client.streams) < _MOST_STREAMS or stream in client.streams:
                await self._subscribe(client, stream)

    async def _subscribe(self, client: Client, stream: str) -> None:
        sources = await self._in_thread(self._decide, client.person_id, stream)
        if sources:
            self.registry.subscribe(client, stream, sources)
            client.tell({"subscribed": [stream]})
        else:
            self.registry.unsubscribe(client, stream)
            client.tell({"closed": stream})

    def _hear(self, message: dict[str, Any]) -> None:
        if "signal" in message:
            self.registry.deliver(message["to"], message["signal"])
        elif "recheck_person" in message:
            self._recheck(self.registry.of_person(message["recheck_person"]))
        elif "recheck_source" in message:
            self._recheck(self.registry.hearing(message["recheck_source"]))

    def _recheck(self, clients: list[Client]) -> None:
        """Silence the clients at once, then let each hear again what it still may."""
        for client in clients:
            streams = list(client.streams)
            for stream in streams:
                self.registry.unsubscribe(client, stream)
            errand = asyncio.create_task(self._prove(client, streams))
            self._errands.add(errand)
            errand.add_done_callback(self._errands.discard)

    async def _prove(self, client: Client, streams: list[str]) -> None:
        if await self._in_thread(self._whose, client.session_key) != client.person_id:
            client.close(SIGNED_OUT)
            return
        for stream in streams:
            await self._subscribe(client, stream)
        client.tell({"resync": True})

    def _missed(self) -> None:
        for client in self.registry.everybody():
            client.tell({"resync": True})

    async def _in_thread(self, function: Callable[..., Any], *args: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, function, *args)


def _names(wished: object) -> list[str]:
    return (
        [name for name in wished if isinstance(name, str)][:_MOST_STREAMS] if isinstance(wished, list) else []
    )


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def _cookie(scope: Scope, name: str) -> str:
    pairs = (pair.strip().partition("=") for pair in _header(scope, b"cookie").split(";"))
    return next((value for key, _, value in pairs if key == name), "")


def _is_same_origin(scope: Scope) -> bool:
    """Browsers always send Origin with a WebSocket; another site's page must not open one with our cookie."""
    return urlsplit(_header(scope, b"origin")).netloc == _header(scope, b"host")
