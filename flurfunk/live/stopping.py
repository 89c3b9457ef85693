"""Say goodbye before the server stops: granian ends its network first and tells the application afterwards.

It also keeps its handler of signals to itself, so its stop is picked up where it is made: this module has to be
imported before the server's loop is set up, as the application is. Without granian nothing changes; other servers
close their sockets themselves.
"""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from typing import Any

try:
    from granian import _signals
except ImportError:
    _signals = None  # type: ignore[assignment]

_stops: list[Callable[[], None]] = []
_goodbyes: set[asyncio.Task[None]] = set()


def before_stopping(say_goodbye: Callable[[], Awaitable[None]]) -> None:
    """Run a coroutine when the process is told to stop, and only then stop.

    A Ctrl-C tells it twice: the terminal does, and so does the process above.
    """
    if not _stops:
        return
    stop = _stops[-1]

    async def go() -> None:
        try:
            await say_goodbye()
        finally:
            stop()

    def begin() -> None:
        if not _goodbyes:
            _goodbyes.add(asyncio.ensure_future(go()))

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, begin)


def _pick_up_stop(set_signals: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def set_and_keep(loop: Any) -> Any:
        event = set_signals(loop)
        _stops.append(event.set)
        return event

    return set_and_keep


if _signals is not None:
    _signals.set_loop_signals = _pick_up_stop(_signals.set_loop_signals)
