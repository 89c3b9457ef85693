"""Keeping a server running until the leash is released, through crashes and long recoveries."""

from collections.abc import Callable
from time import monotonic

from flurfunk.embedded.errors import StartError
from flurfunk.embedded.journal import shorten_journal
from flurfunk.embedded.layout import Layout
from flurfunk.embedded.leash import Leash
from flurfunk.embedded.locking import forget_holder
from flurfunk.embedded.processes import quit_orphans, reap_orphans
from flurfunk.embedded.reporting import BETWEEN_WORDS, report
from flurfunk.embedded.server import Server

SHORTEST_PAUSE = 0.1  # seconds between attempts to restart
LONGEST_PAUSE = 10.0
BETWEEN_LOOKS = 60.0  # seconds between looks at the size of the log


def keep_running(
    start: Callable[[], Server], announce: Callable[[Server], None], *, layout: Layout, leash: Leash
) -> None:
    """Start the server, announce it when it answers, and start it again whenever it dies.

    Raises StartError if the very first start fails; later ones are tried again without end.
    """
    has_run = False
    pause = SHORTEST_PAUSE
    while not leash.is_released():
        server = start()
        if _await_readiness(server, leash):
            has_run, pause = True, SHORTEST_PAUSE
            announce(server)
            _watch(server, layout, leash)
        elif not has_run and not leash.is_released() and not _is_waiting_for_old_backends(server):
            raise StartError(f"PostgreSQL did not start: {server.complaint} (see {layout.log})")
        if leash.is_released():
            forget_holder(layout)  # whoever starts now waits for our end instead of giving up
            server.stop()
            return
        _clear_up_after(server)
        pause = _rest(server, pause, leash)


def _await_readiness(server: Server, leash: Leash) -> bool:
    """Wait through recovery, however long it takes, and say what goes on."""
    spoken = monotonic()
    while server.is_running and not leash.is_released(within=0.02):
        if server.is_ready:
            return True
        if monotonic() - spoken > BETWEEN_WORDS:
            spoken = monotonic()
            report("progress", sentence=f"PostgreSQL is starting: {server.last_words}")
    return False


def _watch(server: Server, layout: Layout, leash: Leash) -> None:
    while server.is_running and not leash.is_released(within=BETWEEN_LOOKS):
        reap_orphans(sparing=server.pid)
        shorten_journal(layout.log)


def _is_waiting_for_old_backends(server: Server) -> bool:
    return "still in use" in server.complaint


def _clear_up_after(server: Server) -> None:
    """Reap the dead server, and make its backends end: as long as one runs, no new server may start."""
    server.stop()
    quit_orphans()
    reap_orphans(sparing=None)


def _rest(server: Server, pause: float, leash: Leash) -> float:
    report("died", sentence=f"PostgreSQL ended and is started again: {server.complaint}")
    leash.is_released(within=pause)
    return min(2 * pause, LONGEST_PAUSE)
