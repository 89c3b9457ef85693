"""One server per data directory: a lock that the server itself inherits, and a note of who holds it."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from flurfunk.embedded.errors import AlreadyRunning, EmbeddedError
from flurfunk.embedded.layout import Layout
from flurfunk.embedded.processes import Process


@dataclass(frozen=True)
class Holder:
    """Who keeps the server, and the directory of its socket once it answers."""

    starter: Process
    supervisor: Process
    socket: str | None = None

    @property
    def is_alive(self) -> bool:
        return self.starter.is_alive and self.supervisor.is_alive

    def answering_at(self, socket: Path) -> "Holder":
        return replace(self, socket=str(socket))


@contextmanager
def locked(layout: Layout, holder: Holder, *, wait: Callable[[], None]) -> Iterator[int]:
    """Hold the lock and yield its descriptor: the server inherits it, so that it lasts as long as the server.

    While a server whose starter is gone holds it, and is therefore stopping, `wait` is called again and
    again; where its starter lives, AlreadyRunning is raised.
    """
    descriptor = os.open(layout.lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        while not _try_to_lock(descriptor):
            refuse_if_running(layout)
            wait()
        write_holder(layout, holder)
        try:
            yield descriptor
        finally:
            forget_holder(layout)
    finally:
        os.close(descriptor)


def refuse_if_running(layout: Layout) -> None:
    other = read_holder(layout)
    if other is not None and other.is_alive:
        raise AlreadyRunning(
            f"The database in {layout.home} is already in use by process {other.starter.pid}."
        )


def read_holder(layout: Layout) -> Holder | None:
    try:
        note = json.loads(layout.holder.read_text("utf-8"))
        return Holder(Process(**note["starter"]), Process(**note["supervisor"]), note["socket"])
    except (FileNotFoundError, PermissionError):
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise EmbeddedError(f"{layout.holder} is damaged: remove it when Flurfunk is stopped.") from error


def write_holder(layout: Layout, holder: Holder) -> None:
    """Replace the note at once, so that no reader ever sees half of it."""
    unfinished = layout.holder.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    with unfinished.open("x", encoding="utf-8") as file:
        json.dump(asdict(holder), file)
    unfinished.chmod(0o644)
    unfinished.replace(layout.holder)


def forget_holder(layout: Layout) -> None:
    layout.holder.unlink(missing_ok=True)


def _try_to_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
