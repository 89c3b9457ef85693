"""The servers that are measured: Flurfunk exactly as `flurfunk serve` runs it, and the floor beside it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_connection, socket

from bench.processes import Cpu, child_running, used_by

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Running:
    """A server, the process it began with, and the PostgreSQL behind it."""

    port: int
    pid: int
    postmaster: int

    def cpu(self) -> Cpu:
        """Read what its processes and PostgreSQL's have used so far."""
        return used_by(self.pid, self.postmaster)

    @contextmanager
    def worker_waiting(self) -> Iterator[None]:
        """Hold the worker, so that what an answer costs is told apart from what is done behind it."""
        worker = child_running(self.pid, "flurfunk worker")
        if worker is None:  # the floor
            yield
            return
        os.kill(worker, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(worker, signal.SIGCONT)


def fill(scale: float) -> None:
    """Seed the folder named by FLURFUNK_DATA if it is empty."""
    subprocess.run([sys.executable, "-m", "bench.filling", str(scale)], check=True, cwd=ROOT)


@contextmanager
def flurfunk(folder: Path) -> Iterator[Running]:
    """Run `flurfunk serve` on the folder, and let DATABASE_URL name its database meanwhile."""
    from flurfunk.embedded import attach

    port = _free_port()
    words = ["flurfunk", "serve", "--port", str(port), "--processes", "1"]
    with _server(words, port) as pid:
        address = attach(folder / "postgres")
        if address is None:
            raise RuntimeError("The database of the server does not answer.")
        os.environ["DATABASE_URL"] = address
        try:
            yield Running(port, pid, _postmaster(folder))
        finally:
            del os.environ["DATABASE_URL"]


@contextmanager
def floor(folder: Path) -> Iterator[Running]:
    """Run the floor on the database that runs."""
    port = _free_port()
    words = ["granian", "--interface", "asgi", "--host", "127.0.0.1", "--port", str(port), "--no-log"]
    with _server([*words, "bench.floor:application"], port) as pid:
        yield Running(port, pid, _postmaster(folder))


@contextmanager
def _server(words: Sequence[str], port: int) -> Iterator[int]:
    process = subprocess.Popen([sys.executable, "-m", *words], cwd=ROOT, start_new_session=True)
    try:
        _wait_for(port, process)
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with {process.returncode}.")
        try:
            create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server does not answer.")


def _postmaster(folder: Path) -> int:
    return int((folder / "postgres" / "data" / "postmaster.pid").read_text().split()[0])


def _free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
