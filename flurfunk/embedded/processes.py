"""Processes beyond their pids, which the kernel hands out again."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_SET_DEATH_SIGNAL = 1
_SET_CHILD_SUBREAPER = 36

_library = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Process:
    """A process by its pid and the moment it started, which no later owner of the pid shares."""

    pid: int
    started: str

    @property
    def is_alive(self) -> bool:
        return _started(self.pid) == self.started != ""


def process(pid: int) -> Process:
    return Process(pid, _started(pid))


def command_line(pid: int) -> list[str]:
    """Return the arguments of a live process; empty if there is none or if it is a zombie."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return [] if sys.platform == "linux" else _ask_ps(pid, "command=").split()
    return [os.fsdecode(word) for word in words if word]


def dying_with(parent: int) -> Callable[[], None]:
    """Return what a child must call between fork and exec to be told to stop when its parent dies.

    It must come after setuid, which clears the death signal, and the child must be forked by the parent's
    main thread, because the signal follows the thread. SIGINT is PostgreSQL's fast and clean shutdown.
    """

    def bind() -> None:
        if sys.platform == "linux":
            _library.prctl(_SET_DEATH_SIGNAL, signal.SIGINT, 0, 0, 0)
        if os.getppid() != parent:  # it died before the signal was set
            os._exit(1)

    return bind


def adopt_orphans() -> None:
    """Become the parent of the server's children when it is killed, to reap them."""
    if sys.platform == "linux":
        _library.prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def quit_orphans() -> None:
    """Tell all our children to quit at once: backends whose postmaster was killed may be busy for hours."""
    with contextlib.suppress(OSError):  # kernels without this list, and children that end meanwhile
        own = os.getpid()
        for pid in Path(f"/proc/self/task/{own}/children").read_text("ascii").split():
            os.kill(int(pid), signal.SIGQUIT)


def reap_orphans(*, sparing: int | None) -> None:
    """Collect children that ended, except the one that somebody else waits for."""
    while True:
        try:
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return
        if ended is None or ended.si_pid == sparing:
            return
        os.waitpid(ended.si_pid, 0)


def _started(pid: int) -> str:
    """Return the start of a live process in the system's own words, empty for a dead one or a zombie."""
    try:
        # The name in parentheses may itself hold spaces and parentheses.
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return "" if sys.platform == "linux" else _ask_ps(pid, "lstart=")
    return "" if fields[0] in {"Z", "X"} else fields[19]


def _ask_ps(pid: int, column: str) -> str:
    return subprocess.run(
        ["ps", "-ww", "-o", column, "-p", str(pid)], check=False, capture_output=True, text=True
    ).stdout.strip()
