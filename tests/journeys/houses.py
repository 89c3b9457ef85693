"""A house to walk through: the real `flurfunk serve` on a database and a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

ROOT = Path(__file__).resolve().parents[2]
# Making the demo company takes seconds; a machine that is busy with other tests needs several times as long.
PATIENCE = 180.0


class House:
    """Where the pages of one running installation are."""

    def __init__(self, port: int, folder: Path, database: str) -> None:
        self.url = f"http://localhost:{port}"
        self.folder = folder
        self.database = database
        self.invitation = ""

    def ask(self, query: str) -> str:
        """Give the one value a query finds, as text: what no page says at a glance."""
        with psycopg.connect(self.database) as connection:
            row = connection.execute(query.encode()).fetchone()
        assert row
        return str(row[0])

    def log(self) -> str:
        """Give what the server said so far."""
        return (self.folder / "serve.log").read_text()


@contextmanager
def running_house(name: str, folder: Path, *words: str) -> Iterator[House]:
    """Serve from a new database of that name until the block ends; the words go to the command."""
    folder.chmod(0o711)
    port = _free_port()
    command = [sys.executable, "-m", "flurfunk", "serve", "--port", str(port), *words]
    with _database(name) as url, (folder / "serve.log").open("w") as log:
        # Every window says its own address as a proxy would, or so many newcomers at once would be slowed down.
        own = {"DATABASE_URL": url, "FLURFUNK_DATA": str(folder), "FLURFUNK_PROXIES": "1"}
        environment = {**os.environ, **own}
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        house = House(port, folder, url)
        try:
            _wait_for(house, process)
            yield house
            assert "Traceback" not in house.log(), house.log()
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                assert process.wait(30) == 0, house.log()
            finally:
                process.kill()


@contextmanager
def _database(name: str) -> Iterator[str]:
    server = os.environ["DATABASE_URL"]
    drop = SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(drop)
        connection.execute(SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(name)))
    try:
        yield make_conninfo(server, dbname=name)
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(drop)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(house: House, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert process.poll() is None, house.log()
        try:
            with urllib.request.urlopen(f"{house.url}/sign-in", timeout=10):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(house.log())
