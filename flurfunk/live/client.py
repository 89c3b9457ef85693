"""One open socket: who it belongs to, what it hears, and a queue that cannot grow."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

Send = Callable[[dict[str, Any]], Awaitable[None]]

_MOST_WAITING = 200
_RESYNCHRONISE = json.dumps({"resync": True})


class Client:
    """A connected page. What it cannot take in time is dropped, and it is told to read its page again."""

    def __init__(self, session_key: str, person_id: int) -> None:
        self.session_key = session_key
        self.person_id = person_id
        self.streams: dict[str, frozenset[str]] = {}
        self._queue: asyncio.Queue[str | None] = asyncio.Queue(_MOST_WAITING)
        self.close_code = 1000
        self.is_closing = asyncio.Event()

    def tell(self, message: Mapping[str, Any]) -> None:
        """Queue a message; never waits."""
        self.tell_text(json.dumps(message, ensure_ascii=False, separators=(",", ":")))

    def tell_text(self, text: str) -> None:
        """Queue a message that is already written; never waits."""
        if self.is_closing.is_set():
            return
        if self._queue.full():
            self._drop_all()
            text = _RESYNCHRONISE
        self._queue.put_nowait(text)

    def close(self, code: int) -> None:
        """End the connection; nothing that waits is sent any more."""
        if not self.is_closing.is_set():
            self.is_closing.set()
            self.close_code = code
            self._drop_all()
            self._queue.put_nowait(None)

    def _drop_all(self) -> None:
        while not self._queue.empty():
            self._queue.get_nowait()

    async def send_all(self, send: Send) -> None:
        """Send what is queued until the connection is to end."""
        while (text := await self._queue.get()) is not None:
            await send({"type": "websocket.send", "text": text})
