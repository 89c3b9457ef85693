"""One run of PostgreSQL's postmaster, from fork to reaping."""

import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from flurfunk.embedded.account import Account, bare_environment
from flurfunk.embedded.binaries import Binaries
from flurfunk.embedded.errors import AlreadyRunning
from flurfunk.embedded.journal import last_words, open_journal
from flurfunk.embedded.layout import Layout
from flurfunk.embedded.processes import command_line, dying_with


class Server:
    """A postmaster that is our child and stops with us; starting it does not wait until it answers."""

    def __init__(self, layout: Layout, account: Account, command: Sequence[str | Path], *, lock: int) -> None:
        journal = open_journal(layout.log)
        self._layout = layout
        self._since = os.fstat(journal).st_size
        try:
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=journal,
                stderr=journal,
                cwd="/",
                env={**bare_environment(), **_forgive_reused_pid(layout.data)},
                pass_fds=[lock],
                preexec_fn=dying_with(os.getpid()),  # noqa: PLW1509 - the supervisor has one thread
                **account.identity,
            )
        finally:
            os.close(journal)

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def is_running(self) -> bool:
        return self._child.poll() is None

    @property
    def is_ready(self) -> bool:
        """Whether recovery is over; the eighth line of the pid file says so."""
        lines = _pid_file(self._layout.data)
        return len(lines) > 7 and lines[0] == str(self.pid) and lines[7].strip() == "ready"

    @property
    def last_words(self) -> str:
        return last_words(self._layout.log, since=self._since)

    @property
    def complaint(self) -> str:
        return last_words(self._layout.log, since=self._since, complaint=True)

    def stop(self) -> None:
        """Roll back what is open, write a checkpoint, end; return when that is done."""
        if self.is_running:
            self._child.send_signal(signal.SIGINT)
        self._child.wait()


def postmaster_command(
    binaries: Binaries, layout: Layout, socket: Path, configuration: Sequence[str]
) -> list[str | Path]:
    """Return the command; what keeps strangers out is said here, where no file overrides it."""
    settings = [
        *configuration,
        "listen_addresses=",
        f"unix_socket_directories={socket}",
        "unix_socket_permissions=0700",
        "port=5432",
        "logging_collector=off",
        "log_destination=stderr",
    ]
    arguments = [word for setting in settings for word in ("-c", setting)]
    return [binaries.program("postgres"), "-D", layout.data, *arguments]


def refuse_strangers(layout: Layout) -> None:
    """Raise AlreadyRunning if somebody started a server on our data past our lock."""
    pid = server_pid(layout.data)
    if pid is not None:
        raise AlreadyRunning(
            f"A PostgreSQL that Flurfunk did not start (process {pid}) runs on {layout.data}."
        )


def server_pid(data: Path) -> int | None:
    """Return the pid in the pid file if it is really a server on this data, not a stale or reused number."""
    lines = _pid_file(data)
    if not lines or not lines[0].strip().isdigit():
        return None
    pid = int(lines[0])
    words = command_line(pid)
    if not words or Path(words[0]).name not in {"postgres", "postmaster"}:
        return None
    return pid if str(data) in words or _works_in(pid, data) else None


def _works_in(pid: int, data: Path) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").samefile(data)
    except OSError:
        return False


def _forgive_reused_pid(data: Path) -> dict[str, str]:
    """Let the postmaster take over a pid file whose pid now belongs to another program of its account.

    It would refuse to start, and unlinking the file would open a race in which two servers share the data.
    It disregards the pid of the process above pg_ctl, though, and then still sees to it that no old backend
    is attached.
    """
    lines = _pid_file(data)
    if lines and lines[0].strip().isdigit() and server_pid(data) is None:
        return {"PG_GRANDPARENT_PID": lines[0].strip()}
    return {}


def _pid_file(data: Path) -> list[str]:
    try:
        return (data / "postmaster.pid").read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []
