"""The starter's end of the supervisor: sending it off, hearing it, ending it, replacing a killed one."""

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from flurfunk.embedded import errors
from flurfunk.embedded.supervisor import Order

Report = dict[str, Any]

logger = logging.getLogger(__name__)


class Supervision:
    """One supervised server; `hear` gets each report, first in the calling, then in a watching thread."""

    def __init__(self, order: Order, hear: Callable[[Report], None]) -> None:
        self._order = order
        self._hear = hear
        self._starter = os.getpid()
        self._ending = threading.Event()
        self._replacing = threading.Lock()
        self._process = _send_off(order)
        self._watcher = threading.Thread(target=self._watch, name="embedded-postgresql", daemon=True)

    def begin(self) -> None:
        """Return when the server answers, however long it recovers; raise the error that prevents it."""
        try:
            self._listen_until_ready()
        except BaseException:
            self.end()
            raise
        self._watcher.start()

    def end(self) -> None:
        """Stop the server and wait for its end. A process that the starter forked does not stop it."""
        if os.getpid() != self._starter:
            return
        with self._replacing:
            self._ending.set()
            process = self._process
        assert process.stdin is not None  # noqa: S101 - for mypy; it is a pipe
        with suppress(OSError):
            process.stdin.write("stop\n")
            process.stdin.close()
        process.wait()
        if self._watcher.is_alive() and self._watcher is not threading.current_thread():
            self._watcher.join()

    def _listen_until_ready(self) -> None:
        while True:
            report = _next_report(self._process)
            if report is None:
                raise errors.StartError("PostgreSQL's supervisor ended before the server answered.")
            self._hear(report)
            if report["event"] == "ready":
                return
            _raise_if_failed(report)

    def _watch(self) -> None:
        """Pass reports on; a killed supervisor, with which the server goes too, is replaced."""
        pause = 0.1
        while True:
            report = _next_report(self._process)
            if report is not None:
                self._hear(report)
                pause = 0.1 if report["event"] == "ready" else pause
                continue
            self._process.wait()
            if self._ending.wait(pause):
                return
            logger.warning("PostgreSQL's supervisor ended and is started again.")
            pause = min(2 * pause, 10.0)
            self._replace()

    def _replace(self) -> None:
        with self._replacing:
            if not self._ending.is_set():
                self._process = _send_off(self._order)


def _send_off(order: Order) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "flurfunk.embedded", json.dumps(asdict(order))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        cwd="/",
        env=_environment(os.environ),
        start_new_session=True,
    )


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Let the supervisor find this very Flurfunk, installed or not."""
    here = str(Path(__file__).resolve().parents[2])
    paths = [here, *filter(None, [ours.get("PYTHONPATH")])]
    return {**ours, "PYTHONPATH": os.pathsep.join(paths)}


def _next_report(process: "subprocess.Popen[str]") -> Report | None:
    assert process.stdout is not None  # noqa: S101 - for mypy; it is a pipe
    line = process.stdout.readline()
    if not line:
        return None
    report: Report = json.loads(line)
    return report


def _raise_if_failed(report: Report) -> None:
    if report["event"] == "failed":
        raise getattr(errors, report["kind"])(report["sentence"])
