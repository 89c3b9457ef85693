"""End when the process that started us is gone, however it went: after `kill -9` nobody is there to say so."""

import os
import signal
import threading
import time

VARIABLE = "FLURFUNK_PARENT"
_LOOK_EVERY = 1.0  # seconds
_PATIENCE = 15.0  # seconds for ending in order


def end_with_parent() -> None:
    """Stop as on SIGTERM when the process that VARIABLE names is no longer our parent; without it, do nothing."""
    parent = os.environ.get(VARIABLE, "")
    if parent.isdecimal():
        threading.Thread(target=_watch, args=[int(parent)], name="parent watch", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_PATIENCE)
    os._exit(1)
