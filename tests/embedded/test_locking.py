"""One server per data directory, and no mistaking of pids."""

import fcntl
import json
import os
import signal
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest

from flurfunk.embedded import AlreadyRunning, Cluster
from flurfunk.embedded.account import Account, bare_environment
from flurfunk.embedded.binaries import find_binaries
from flurfunk.embedded.layout import Layout
from flurfunk.embedded.processes import process
from flurfunk.embedded.server import server_pid

Launch = Callable[..., subprocess.Popen[str]]


def test_of_two_starters_at_once_one_runs_and_one_says_why_not(ground: Path, launch: Launch) -> None:
    starters = [launch(ground / "postgres", "hold") for _ in range(2)]
    answers: dict[subprocess.Popen[str], dict[str, str]] = {}
    while len(answers) < 2:
        for starter in starters:
            assert starter.stdout is not None
            if starter not in answers:
                answers[starter] = json.loads(starter.stdout.readline())
    refused = [answer for answer in answers.values() if "error" in answer]
    (runs,) = [starter for starter, answer in answers.items() if "url" in answer]
    where = ground / "postgres"
    sentence = f"The database in {where} is already in use by process {runs.pid}."
    assert refused == [{"error": "AlreadyRunning", "sentence": sentence}]


def test_the_same_process_cannot_start_it_twice(running: Cluster) -> None:
    with pytest.raises(AlreadyRunning, match=f"in use by process {os.getpid()}"):
        Cluster(running.directory).start()
    assert running.is_alive()


def test_a_server_somebody_else_started_on_our_data_is_left_alone(home: Path, account: Account) -> None:
    stranger = _start_a_stranger(home, account)
    try:
        with pytest.raises(AlreadyRunning, match=f"did not start \\(process {stranger.pid}\\)"):
            Cluster(home).start()
        assert stranger.poll() is None
    finally:
        stranger.send_signal(signal.SIGINT)
        stranger.wait()


def test_the_pid_file_of_a_killed_server_does_not_hinder(home: Path, account: Account) -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    _leave_a_pid_file(home, account, ended.pid)
    with Cluster(home) as cluster:
        assert cluster.is_alive()


def test_a_pid_that_now_belongs_to_another_program_does_not_hinder(home: Path, account: Account) -> None:
    innocent = subprocess.Popen(["sleep", "60"], **account.identity)
    try:
        _leave_a_pid_file(home, account, innocent.pid)
        assert server_pid(home / "data") is None
        with Cluster(home) as cluster:
            assert cluster.is_alive()
            assert server_pid(home / "data") == cluster.pid
        assert innocent.poll() is None
    finally:
        innocent.kill()
        innocent.wait()


def test_it_waits_without_limit_for_a_former_server_and_says_so(home: Path) -> None:
    said: list[str] = []
    cluster = Cluster(home, progress=said.append)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        start = threading.Thread(target=cluster.start)
        start.start()
        while not said:
            sleep(0.02)
        assert said == ["Waiting for the former PostgreSQL server to stop."]
    start.join()
    assert cluster.is_alive()
    cluster.stop()


def test_a_zombie_and_a_reused_pid_are_not_alive() -> None:
    child = subprocess.Popen(["true"])
    known = process(child.pid)
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert not known.is_alive
    child.wait()
    assert process(os.getpid()).is_alive
    assert not type(known)(os.getpid(), "another time").is_alive


def _leave_a_pid_file(home: Path, account: Account, pid: int) -> None:
    path = home / "data" / "postmaster.pid"
    path.write_text(f"{pid}\n{home / 'data'}\n1700000000\n5432\n{home / 'socket'}\n\n  1234 5678\nready   \n")
    path.chmod(0o600)
    account.take(path)


def _start_a_stranger(home: Path, account: Account) -> subprocess.Popen[bytes]:
    layout = Layout(home)
    postgres = find_binaries(layout, account).program("postgres")
    stranger = subprocess.Popen(
        [postgres, "-D", layout.data, "-c", "listen_addresses=", "-k", layout.data],
        stderr=subprocess.DEVNULL,
        cwd="/",
        env=bare_environment(),
        **account.identity,
    )
    while server_pid(layout.data) != stranger.pid:
        sleep(0.02)
    return stranger
