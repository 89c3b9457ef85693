"""A program that runs a cluster until its input ends; told to `write`, it prints each row's number."""

import json
import sys
from pathlib import Path

import psycopg

from flurfunk.embedded import Cluster, EmbeddedError


def main() -> None:
    home, mode = sys.argv[1:]
    try:
        with Cluster(Path(home)) as cluster:
            _say({"url": cluster.url, "pid": cluster.pid})
            if mode == "write":
                _write(cluster.url)
            sys.stdin.read()
    except EmbeddedError as error:
        _say({"error": type(error).__name__, "sentence": str(error)})


def _write(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE rows (number bigint)")
        for number in range(1_000_000):
            connection.execute("INSERT INTO rows VALUES (%s)", [number])
            _say(number)


def _say(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


main()
