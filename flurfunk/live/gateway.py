"""The gateway: sockets of open pages, authorised like pages, told what concerns them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from flurfunk.live.client import Client
from flurfunk.live.handshake import Scope, session_key
from flurfunk.live.listening import listen
from flurfunk.live.recent import Recent
from flurfunk.live.registry import Registry
from flurfunk.live.stopping import before_stopping
from flurfunk.live.wishes import MOST_STREAMS, read_wish

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Whose = Callable[[str], int | None]
Decide = Callable[[int, str], frozenset[str]]

SIGNED_OUT, RESTARTING = 4401, 1012
_PATIENCE = 2.0  # seconds to take what is under way, and again for the frame that closes the connection

log = logging.getLogger(__name__)


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
        self._recent = Recent()
        self._ear: asyncio.Task[None] | None = None
        self._errands: set[asyncio.Task[None]] = set()
        self._rechecks = 0

    async def start(self) -> None:
        """Begin to hear the bus; returns when it does."""
        before_stopping(self.close_all)
        ready = asyncio.Event()
        self._ear = asyncio.create_task(listen(self._conninfo, self._hear, self._missed, ready))
        await asyncio.wait_for(ready.wait(), 30)

    async def stop(self) -> None:
        """Hear no more, and let nobody wait."""
        if self._ear:
            self._ear.cancel()
        await self.close_all()
        self._threads.shutdown(wait=False)

    async def close_all(self) -> None:
        """Close every socket with "going away for a moment", so that pages come back by themselves."""
        for client in self.registry.everybody():
            client.close(RESTARTING)
        for _ in range(int(2 * _PATIENCE / 0.05)):
            if not self.registry.everybody():
                break
            await asyncio.sleep(0.05)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one socket from its opening to its end."""
        await receive()
        key = session_key(scope, self._cookie)
        rechecks = self._rechecks
        person_id = await self._in_thread(self._whose, key) if key else None
        if person_id is None:
            await send({"type": "websocket.close", "code": SIGNED_OUT})
            return
        await send({"type": "websocket.accept"})
        client = Client(key, person_id)
        self.registry.enter(client)
        if rechecks != self._rechecks:
            self._recheck([client])
        try:
            await self._serve(client, receive, send)
        finally:
            self.registry.leave(client)
            client.close(RESTARTING)

    async def _serve(self, client: Client, receive: Receive, send: Send) -> None:
        tasks = [
            asyncio.create_task(client.send_all(send)),
            asyncio.create_task(self._read(client, receive)),
            asyncio.create_task(_lose_patience(client)),
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            # Nothing may wait for the client any more: granian sends no closing frame while something does.
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        if client.is_closing.is_set():
            await asyncio.wait_for(send({"type": "websocket.close", "code": client.close_code}), _PATIENCE)

    async def _read(self, client: Client, receive: Receive) -> None:
        while (message := await receive())["type"] == "websocket.receive":
            wish = read_wish(message)
            for stream in wish.leaves:
                self.registry.unsubscribe(client, stream)
            await self._subscribe_all(client, wish.hears, since=wish.since)

    async def _subscribe_all(
        self, client: Client, streams: Iterable[str], *, since: float | None = None
    ) -> None:
        try:
            for stream in streams:
                if len(client.streams) < MOST_STREAMS or stream in client.streams:
                    await self._subscribe(client, stream, since=since)
        except Exception:
            log.exception("A socket's wishes could not be checked; its page has to come again.")
            client.close(RESTARTING)

    async def _subscribe(self, client: Client, stream: str, *, since: float | None) -> None:
        sources = await self._settled(self._decide, client.person_id, stream)
        if client.is_closing.is_set():
            return
        if sources:
            self.registry.subscribe(client, stream, sources)
            client.tell({"subscribed": [stream]})
            for signal in self._recent.since(since, sources) if since else ():
                client.tell({"stream": stream, "signal": signal})
        else:
            self.registry.unsubscribe(client, stream)
            client.tell({"closed": stream})

    def _hear(self, message: dict[str, Any]) -> None:
        if "signal" in message:
            self._recent.keep(message["to"], message["signal"])
            self.registry.deliver(message["to"], message["signal"])
        elif "recheck_person" in message:
            self._recheck(self.registry.of_person(message["recheck_person"]))
        elif "recheck_source" in message:
            self._recheck(self.registry.hearing(message["recheck_source"]))

    def _missed(self) -> None:
        """Nobody knows what was revoked in the meantime, so everybody proves again what they may hear."""
        self._recheck(self.registry.everybody())

    def _recheck(self, clients: Iterable[Client]) -> None:
        """Silence the clients at once, then let each hear again what it still may."""
        self._rechecks += 1
        for client in clients:
            streams = list(client.streams)
            for stream in streams:
                self.registry.unsubscribe(client, stream)
            errand = asyncio.create_task(self._prove(client, streams))
            self._errands.add(errand)
            errand.add_done_callback(self._errands.discard)

    async def _prove(self, client: Client, streams: list[str]) -> None:
        try:
            is_theirs = await self._settled(self._whose, client.session_key) == client.person_id
        except Exception:
            log.exception("A socket's session could not be checked; its page has to come again.")
            client.close(RESTARTING)
            return
        if not is_theirs:
            client.close(SIGNED_OUT)
            return
        await self._subscribe_all(client, streams)
        client.tell({"resync": True})

    async def _settled(self, function: Callable[..., Any], *args: Any) -> Any:
        """Ask until nothing was revoked while the answer was on its way."""
        while True:
            rechecks = self._rechecks
            answer = await self._in_thread(function, *args)
            if rechecks == self._rechecks:
                return answer

    async def _in_thread(self, function: Callable[..., Any], *args: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, function, *args)


async def _lose_patience(client: Client) -> None:
    """Return when a client that is to go has not taken the closing frame in time."""
    await client.is_closing.wait()
    await asyncio.sleep(_PATIENCE)
