"""Knowing at once when the starter ends, however it ends, or lets its server go."""

import contextlib
import os
import select
import signal
import sys


class Leash:
    """Waits for the starter's word on a pipe, the starter's end and a child's end, all in one call."""

    def __init__(self, starter: int, control: int) -> None:
        self._starter = starter
        self._control = control
        self._released = False
        self._poll = select.poll()
        self._poll.register(control, select.POLLIN)
        self._sight = _open_pid(starter)
        if self._sight is not None:
            self._poll.register(self._sight, select.POLLIN)
        self._bell, ringer = os.pipe()
        self._poll.register(self._bell, select.POLLIN)
        _listen_for_children(ringer)

    def is_released(self, *, within: float = 0.0) -> bool:
        """Return whether the server is to stop; wait up to `within` seconds for that or a child's end."""
        if not self._released:
            # Without pidfd the starter's end shows only in our parent's pid, so look again soon.
            patience = within if self._sight is not None else min(within, 0.5)
            ready = {descriptor for descriptor, _ in self._poll.poll(patience * 1000)}
            if self._bell in ready:
                os.read(self._bell, 4096)
            # A word or a closed pipe both mean stop; a closed one alone would not do, because a process that
            # the starter forked may keep it open.
            self._released = self._control in ready or self._sight in ready or os.getppid() != self._starter
        return self._released


def ignore_keyboard_and_terminal() -> None:
    """Let only the starter end us: at its own pace, while its last requests still need the database.

    A function, not SIG_IGN, because programs we start would inherit being deaf.
    """
    for deaf in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(deaf, lambda *_: None)


def _open_pid(pid: int) -> int | None:
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # kernels before 5.3
            return os.pidfd_open(pid)
    return None


def _listen_for_children(ringer: int) -> None:
    os.set_blocking(ringer, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(ringer, warn_on_full_buffer=False)
