"""The receiver beside the worker's jobs: takes mail by LMTP or SMTP, in a thread and an event loop of its own."""

import asyncio
import logging
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.db import close_old_connections

from flurfunk.mailroom.arriving import NO_RELAY, Parcel, answer_to, take
from flurfunk.mailroom.bounding import BoundedLMTP, BoundedSMTP
from flurfunk.mailroom.listening import Listen, read_listen

log = logging.getLogger(__name__)

_MOST_RECIPIENTS = 50
_THREADS = 4
_TRY_AGAIN = 5.0  # seconds until an address that is still taken is tried again
_BROKEN = "451 4.3.0 Something is broken here, please try again"


@contextmanager
def receiver() -> Iterator[None]:
    """Take mail in while this lasts, if the settings say where."""
    listen = read_listen(settings.MAIL_LISTEN)
    if listen is None or not settings.MAIL_DOMAIN:
        yield
        return
    running = _Receiver(listen)
    running.start()
    try:
        yield
    finally:
        running.stop()


class Porter:
    """What aiosmtpd asks at each step; everything that takes time happens in threads."""

    def __init__(self, *, is_lmtp: bool) -> None:
        self._is_lmtp = is_lmtp
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="mail")

    async def handle_RCPT(self, _server: Any, _session: Session, envelope: Envelope, *given: Any) -> str:  # noqa: N802
        """Answer for one recipient: the first of what is `given`, beside options."""
        if len(envelope.rcpt_tos) >= _MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        answer = answer_to(given[0])
        if answer.startswith("250"):
            envelope.rcpt_tos.append(given[0])
        return answer

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the letter, and answer only then: in LMTP for each recipient, in SMTP once."""
        del server, session
        parcel = Parcel(envelope.mail_from or "", bytes(envelope.original_content or b""))
        recipients = list(envelope.rcpt_tos)
        loop = asyncio.get_running_loop()
        answers = await loop.run_in_executor(self._threads, _take, parcel, recipients)
        if self._is_lmtp:
            return "\r\n".join(answers)
        # One answer for all: whoever is told "no" may send again, and what was taken is not taken twice.
        return min(answers, key=_weight, default=NO_RELAY)

    def close(self) -> None:
        """Let what is being kept be kept."""
        self._threads.shutdown(wait=True)


def _take(parcel: Parcel, recipients: list[str]) -> list[str]:
    close_old_connections()
    try:
        return take(parcel, recipients)
    except Exception:
        log.exception("A letter could not be kept; the other server is asked to try again.")
        return [_BROKEN for _ in recipients]
    finally:
        close_old_connections()


def _weight(answer: str) -> int:
    """Put "try again" before "we have it", and that before "no"."""
    return {"4": 0, "2": 1}.get(answer[0], 2)


class _Receiver:
    """The thread, its loop and the socket."""

    def __init__(self, listen: Listen) -> None:
        self._listen = listen
        self._loop = asyncio.new_event_loop()
        self._porter = Porter(is_lmtp=listen.is_lmtp)
        self._thread = threading.Thread(target=self._run, name="mail receiver", daemon=True)
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Take no more, finish what is being kept, and end."""
        self._loop.call_soon_threadsafe(self._end)
        self._thread.join(15)

    def _end(self) -> None:
        if self._task:
            self._task.cancel()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._task = self._loop.create_task(self._serve())
        with suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._task)
        self._porter.close()
        self._loop.close()

    async def _serve(self) -> None:
        while True:
            try:
                server = await self._bind()
                break
            except OSError as error:
                log.warning("Mail cannot be taken in at %s, which is tried again: %s", self._listen, error)
                await asyncio.sleep(_TRY_AGAIN)
        async with server:
            await server.serve_forever()

    async def _bind(self) -> asyncio.Server:
        if not self._listen.path:
            return await self._loop.create_server(self._protocol, self._listen.host, self._listen.port)
        path = Path(self._listen.path)
        if path.is_socket():
            path.unlink()  # a worker that was killed left it
        server = await self._loop.create_unix_server(self._protocol, str(path))
        path.chmod(0o660)
        return server

    def _protocol(self) -> SMTP:
        kind = BoundedLMTP if self._listen.is_lmtp else BoundedSMTP
        return kind(
            self._porter,
            data_size_limit=settings.MAIL_MAX_BYTES,
            enable_SMTPUTF8=True,
            hostname=settings.MAIL_DOMAIN,
            ident="Flurfunk",
            loop=self._loop,
        )
