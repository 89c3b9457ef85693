"""CPU time of process trees, as the bench reads it."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bench.processes import Cpu, child_running, used_by

_BUSY = "import sys, time\nwhile time.process_time() < 0.3: pass\nprint('done', flush=True)\nsys.stdin.read()"


@pytest.fixture
def busy() -> "Iterator[subprocess.Popen[bytes]]":
    """A child that has used 0.3 seconds of CPU and waits."""
    with subprocess.Popen(
        [sys.executable, "-c", _BUSY], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"done\n"
        yield process
        process.kill()


def test_a_childs_time_is_its_trees(busy: "subprocess.Popen[bytes]") -> None:
    assert 250 <= used_by(busy.pid, -1).application <= 600


def test_postgres_is_not_counted_with_the_application(busy: "subprocess.Popen[bytes]") -> None:
    whole = used_by(os.getpid(), -1).application
    apart = used_by(os.getpid(), busy.pid)
    assert 250 <= apart.postgres <= 600
    assert apart.application == pytest.approx(whole - apart.postgres, abs=60)


def test_a_child_is_found_by_its_words(busy: "subprocess.Popen[bytes]") -> None:
    assert child_running(os.getpid(), "time.process_time() < 0.3") == busy.pid
    assert child_running(os.getpid(), "no such words") is None


def test_what_was_used_is_given_for_each_request() -> None:
    assert Cpu(300, 120).since(Cpu(100, 20), per=100) == Cpu(2.0, 1.0)
    assert Cpu(2.0, 1.0).total == 3.0
