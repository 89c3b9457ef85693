"""A cluster is one `with` block."""

import os
import threading
from pathlib import Path

import psycopg
import pytest

from flurfunk.embedded import Cluster, EmbeddedError, StartError, attach


def test_a_new_directory_becomes_a_database_that_survives_a_restart(ground: Path) -> None:
    said: list[str] = []
    with Cluster(ground / "postgres", progress=said.append) as cluster:
        assert cluster.is_alive()
        assert said == [f"Setting up PostgreSQL {cluster.version} in {ground / 'postgres'}."]
        with psycopg.connect(cluster.url) as connection:
            connection.execute("CREATE TABLE words AS SELECT 'kept'::text AS word")
    assert not cluster.is_alive()
    with Cluster(ground / "postgres") as cluster, psycopg.connect(cluster.dsn) as connection:
        assert connection.execute("SELECT word FROM words").fetchall() == [("kept",)]
        assert not (ground / "postgres" / "data.new").exists()


def test_the_role_is_no_superuser_and_may_make_the_databases_of_tests(running: Cluster) -> None:
    with psycopg.connect(running.url, autocommit=True) as connection:
        rights = connection.execute(
            "SELECT current_user, current_database(), rolsuper FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        assert rights == ("flurfunk", "flurfunk", False)
        connection.execute("CREATE DATABASE test_briefly")
        connection.execute("DROP DATABASE test_briefly")


def test_settings_are_modest_durable_and_ours_to_change(home: Path) -> None:
    (home / "local.conf").write_text("jit = on\n")
    with Cluster(home, settings={"work_mem": "5MB"}) as cluster, psycopg.connect(cluster.url) as connection:
        names = ("fsync", "listen_addresses", "max_connections", "work_mem", "jit", "TimeZone")
        values = [connection.execute("SELECT current_setting(%s)", [name]).fetchone() for name in names]
        assert values == [("on",), ("",), ("200",), ("5MB",), ("on",), ("UTC",)]


def test_another_database_can_be_named(home: Path) -> None:
    with Cluster(home, database="grape vine's") as cluster, psycopg.connect(cluster.url) as connection:
        assert connection.execute("SELECT current_database()").fetchone() == ("grape vine's",)
        with psycopg.connect(cluster.dsn) as other:
            assert other.info.dbname == "grape vine's"


def test_another_process_attaches_while_it_runs(running: Cluster, ground: Path) -> None:
    assert attach(running.directory) == running.url
    assert attach(running.directory, database="other") == running.url.replace("@/flurfunk", "@/other")
    assert attach(ground / "nothing") is None


def test_a_process_forked_from_the_starter_does_not_stop_the_server(running: Cluster) -> None:
    child = os.fork()
    if child == 0:
        running.stop()
        os._exit(0)
    os.waitpid(child, 0)
    assert running.is_alive()


def test_it_outlives_the_thread_that_started_it(home: Path) -> None:
    cluster = Cluster(home)
    thread = threading.Thread(target=cluster.start)
    thread.start()
    thread.join()
    assert cluster.is_alive()
    cluster.stop()


def test_a_long_path_gets_a_short_socket_directory(ground: Path) -> None:
    home = ground / ("long" * 20) / "with, comma" / "ä" / "postgres"
    with Cluster(home) as cluster:
        assert cluster.is_alive()
        socket = Path(psycopg.conninfo.conninfo_to_dict(cluster.url)["host"])  # type: ignore[arg-type]  # a directory
        assert len(str(socket)) < 60
        assert socket.stat().st_mode & 0o777 == 0o700
        assert attach(home) == cluster.url
    assert not socket.exists()
    assert attach(home) is None


def test_an_interrupted_first_start_is_made_good(ground: Path) -> None:
    half = ground / "postgres" / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    with Cluster(ground / "postgres") as cluster:
        assert cluster.is_alive()
        assert not half.exists()


def test_a_setting_postgresql_refuses_is_said_in_its_own_words(home: Path) -> None:
    with pytest.raises(StartError, match=r"did not start: .*configuration file .*contains errors"):
        Cluster(home, settings={"no_such_setting": "1"}).start()


def test_a_cluster_that_was_not_started_says_so(ground: Path) -> None:
    with pytest.raises(EmbeddedError, match="has not been started"):
        _ = Cluster(ground / "postgres").url
