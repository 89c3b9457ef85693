"""Directories, starters and the census of processes for the tests of the embedded PostgreSQL."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from flurfunk.embedded import Cluster
from flurfunk.embedded.account import Account, account_for, bare_environment
from flurfunk.embedded.processes import command_line

DEBIAN = Path("/usr/lib/postgresql/15/bin")
STARTER = Path(__file__).with_name("starter.py")
CHECKOUT = Path(__file__).resolve().parents[2]

Starter = subprocess.Popen[str]
Launch = Callable[..., Starter]


@pytest.fixture
def ground() -> Iterator[Path]:
    with _open_directory() as directory:
        yield directory


@pytest.fixture
def home(ground: Path, seed: Path) -> Path:
    """The home of a stopped cluster that is already set up."""
    subprocess.run(["cp", "-a", seed, ground / "postgres"], check=True)
    return ground / "postgres"


@pytest.fixture(scope="session")
def running(seed: Path) -> Iterator[Cluster]:
    """One cluster for all tests that leave it running, even if they kill its processes."""
    with _open_directory() as ground:
        subprocess.run(["cp", "-a", seed, ground / "postgres"], check=True)
        with Cluster(ground / "postgres") as cluster:
            yield cluster


@pytest.fixture(scope="session")
def seed() -> Iterator[Path]:
    with _open_directory() as ground:
        with Cluster(ground / "postgres"):
            pass
        yield ground / "postgres"


@pytest.fixture
def account(ground: Path) -> Account:
    """The account the server runs under."""
    return account_for(ground)


@pytest.fixture
def debian() -> Path:
    """The programs of the oldest PostgreSQL we run on."""
    if not DEBIAN.is_dir():
        pytest.skip("Debian's PostgreSQL 15 is not installed")
    return DEBIAN


@pytest.fixture
def launch() -> Iterator[Launch]:
    """Start clusters in processes of their own, which may be killed."""
    started: list[Starter] = []

    def start(*arguments: object, account: Account | None = None) -> Starter:
        starter = subprocess.Popen(
            [_interpreter(account), STARTER, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd="/",
            env={**bare_environment(), "PYTHONPATH": os.pathsep.join([str(CHECKOUT), *sys.path])},
            **(account.identity if account else {}),
        )
        started.append(starter)
        return starter

    yield start
    for starter in started:
        with contextlib.suppress(OSError):
            starter.communicate(timeout=30)
    assert all(starter.returncode is not None for starter in started)


@contextlib.contextmanager
def _open_directory() -> Iterator[Path]:
    """A directory any account may enter, as pytest's own is not; it must be free of processes in the end."""
    directory = Path(tempfile.mkdtemp(prefix="flurfunk-embedded-"))
    directory.chmod(0o755)
    yield directory
    left = _processes_left(directory)
    shutil.rmtree(directory)
    assert left == [], "processes were left behind"


def _interpreter(account: Account | None) -> str:
    """Root's own Python may be closed to others; the system's does as well if it is the same version."""
    if account is None:
        return sys.executable
    for interpreter in (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}"):
        with contextlib.suppress(OSError):
            if account.run([interpreter, "-c", "print(1)"]).stdout == "1\n":
                return interpreter
    pytest.skip(f"no Python of this version can be run by {account.name}")


def _processes_left(directory: Path) -> list[list[str]]:
    """Give processes that are ending a moment; kill and return those that stay."""
    deadline = monotonic() + 10
    while monotonic() < deadline:
        if not _processes_of(directory):
            return []
        sleep(0.02)
    left = _processes_of(directory)
    lines = [command_line(pid) for pid in left]
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    return lines


def _processes_of(directory: Path) -> list[int]:
    pids = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    return [pid for pid in pids if any(str(directory) in word for word in command_line(pid))]
