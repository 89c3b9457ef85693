"""`flurfunk serve`, killed without a word: what it started ends by itself."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture
def home() -> Iterator[Path]:
    """Give an empty data folder that the database's account may enter, too."""
    made = Path(tempfile.mkdtemp(prefix="flurfunk-killed-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


def test_killed_it_leaves_no_process_and_its_port_is_free_again(home: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    serve = subprocess.Popen(
        [sys.executable, "-m", "flurfunk", "serve", "--port", str(port)],
        cwd=ROOT,
        env={**environment, "FLURFUNK_DATA": str(home)},
    )
    _await(lambda: _answers(port), 60)
    children = [
        int(each) for each in Path(f"/proc/{serve.pid}/task/{serve.pid}/children").read_text().split()
    ]
    workers = [each for each in children if "embedded" not in _words(each)]
    serve.send_signal(signal.SIGKILL)
    serve.wait()

    _await(lambda: not any(map(_words, children)), 30)

    assert len(workers) >= 2
    assert not _answers(port)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _words(pid: int) -> str:
    """Give the command line of a process, empty when it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode()
    except OSError:
        return ""


def _await(is_so: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.1)
