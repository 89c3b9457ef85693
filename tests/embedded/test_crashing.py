"""Whatever is killed: nothing acknowledged is lost, and nothing is left running."""

import json
import os
import signal
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import psycopg

from flurfunk.embedded import Cluster
from flurfunk.embedded.layout import Layout
from flurfunk.embedded.locking import read_holder
from flurfunk.embedded.processes import Process, process

Launch = Callable[..., subprocess.Popen[str]]


def test_a_killed_server_is_restarted_and_has_every_acknowledged_row(home: Path) -> None:
    said: list[str] = []
    with Cluster(home, progress=said.append) as cluster:
        acknowledged: list[int] = []
        writer = threading.Thread(target=_write, args=(cluster.url, acknowledged), daemon=True)
        writer.start()
        _wait_until(lambda: len(acknowledged) > 100)
        first = cluster.pid
        os.kill(first, signal.SIGKILL)
        writer.join()
        _wait_until(lambda: cluster.pid != first and cluster.is_alive())
        assert set(acknowledged) <= _rows(cluster.url)
        assert [sentence.partition(":")[0] for sentence in said] == ["PostgreSQL ended and is started again"]


def test_a_busy_connection_does_not_delay_the_restart(running: Cluster) -> None:
    first = running.pid
    busy = threading.Thread(target=_spin, args=(running.url,), daemon=True)
    busy.start()
    with psycopg.connect(running.url, autocommit=True) as connection:
        spinning = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'DO %'"
        _wait_until(lambda: connection.execute(spinning).fetchone() == (1,))
    os.kill(first, signal.SIGKILL)
    _wait_until(lambda: running.pid != first and running.is_alive())
    busy.join()


def test_after_the_starter_is_killed_the_server_stops_and_the_next_start_finds_every_row(
    home: Path, launch: Launch
) -> None:
    starter = launch(home, "write")
    assert starter.stdout is not None
    server = process(json.loads(starter.stdout.readline())["pid"])
    acknowledged = [int(starter.stdout.readline()) for _ in range(100)]
    starter.kill()
    acknowledged += [int(line) for line in starter.stdout]
    with Cluster(home) as cluster:  # at once: it waits for the former server's end
        assert not server.is_alive
        assert set(acknowledged) <= _rows(cluster.url)


def test_with_the_supervisor_the_server_stops_and_both_are_replaced(running: Cluster) -> None:
    server = process(running.pid)
    os.kill(_supervisor(running.directory).pid, signal.SIGKILL)
    _wait_until(lambda: running.pid != server.pid and running.is_alive())
    assert not server.is_alive


def test_starter_and_supervisor_killed_together_leave_no_server(home: Path, launch: Launch) -> None:
    starter = launch(home, "hold")
    assert starter.stdout is not None
    server = process(json.loads(starter.stdout.readline())["pid"])
    supervisor = _supervisor(home)
    os.kill(starter.pid, signal.SIGKILL)
    os.kill(supervisor.pid, signal.SIGKILL)
    _wait_until(lambda: not server.is_alive)


def test_all_three_killed_together_start_again(home: Path, launch: Launch) -> None:
    starter = launch(home, "write")
    assert starter.stdout is not None
    server = json.loads(starter.stdout.readline())["pid"]
    acknowledged = [int(starter.stdout.readline()) for _ in range(100)]
    supervisor = _supervisor(home)
    for pid in (server, supervisor.pid, starter.pid):
        os.kill(pid, signal.SIGKILL)
    acknowledged += [int(line) for line in starter.stdout]
    assert (home / "data" / "postmaster.pid").exists()
    with Cluster(home) as cluster:
        assert set(acknowledged) <= _rows(cluster.url)


def test_ctrl_c_is_left_to_the_starter(running: Cluster) -> None:
    supervisor = _supervisor(running.directory)
    assert os.getpgid(supervisor.pid) != os.getpgrp()
    for word in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        os.kill(supervisor.pid, word)
    sleep(0.2)
    assert supervisor.is_alive
    assert running.is_alive()


def _supervisor(home: Path) -> Process:
    holder = read_holder(Layout(home))
    assert holder is not None
    return holder.supervisor


def _write(url: str, acknowledged: list[int]) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE rows (number bigint)")
        try:
            for number in range(1_000_000):
                connection.execute("INSERT INTO rows VALUES (%s)", [number])
                acknowledged.append(number)
        except psycopg.OperationalError:
            return


def _spin(url: str) -> None:
    try:
        with psycopg.connect(url) as connection:
            connection.execute("DO $$ BEGIN LOOP END LOOP; END $$")
    except psycopg.OperationalError:
        return


def _rows(url: str) -> set[int]:
    with psycopg.connect(url) as connection:
        return {number for (number,) in connection.execute("SELECT number FROM rows")}


def _wait_until(is_so: Callable[[], bool], *, seconds: float = 20) -> None:
    deadline = monotonic() + seconds
    while not is_so():
        assert monotonic() < deadline, "it did not come to pass"
        sleep(0.02)
