"""The processes of `flurfunk serve`: granian for pages and sockets, a worker beside it."""

import argparse
import logging
import os
import signal
import subprocess
import sys
import threading
import time

from granian.constants import Interfaces, Loops
from granian.log import LogLevels
from granian.server import Server

from flurfunk.cli.installation import tell
from flurfunk.cli.main import CommandError
from flurfunk.kit import parents

log = logging.getLogger(__name__)


def serve(arguments: argparse.Namespace) -> None:
    """Serve pages and sockets, and run a worker that is started again if it dies; returns when told to stop."""
    _check_port(arguments.host, arguments.port)
    os.environ[parents.VARIABLE] = str(os.getpid())
    worker = None if arguments.no_worker else _Worker()
    server = Server(
        "flurfunk.config.asgi:application",
        address=arguments.host,
        port=arguments.port,
        interface=Interfaces.ASGI,
        workers=arguments.processes,
        loop=Loops.auto,
        websockets=True,
        log_enabled=True,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        backlog=2048,
    )
    server.on_startup(lambda: _greet(arguments))
    try:
        server.serve()
    finally:
        if worker:
            worker.stop()


def _greet(arguments: argparse.Namespace) -> None:
    from django.conf import settings

    from flurfunk.people.models import Company

    shown = "localhost" if arguments.host in ("127.0.0.1", "0.0.0.0", "::") else arguments.host  # noqa: S104
    address = settings.PUBLIC_URL or f"http://{shown}:{arguments.port}"
    tell(f"\n  Flurfunk is at [bold]{address}[/bold]")
    company = Company.objects.first()
    if company is None:
        tell("  Open it to set up your company.")
    elif company.is_demo:
        tell(f"  It shows the demo company, {company.name}.\n  Choose one of its people on the sign-in page.")
    tell("  Ctrl-C ends it.\n")
    from django.db import connection

    connection.close()


def _check_port(host: str, port: int) -> None:
    import socket

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} of {host} cannot be used ({error.strerror}). Try --port."
            ) from error


class _Worker:
    """A `flurfunk worker` beside the server, for as long as the server runs."""

    def __init__(self) -> None:
        self._is_wanted = True
        self._process = self._start()
        self._thread = threading.Thread(target=self._watch, name="worker watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the worker: it finishes its jobs, for at most ten seconds."""
        self._is_wanted = False
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _start(self) -> "subprocess.Popen[bytes]":
        # A session of its own: Ctrl-C reaches us alone, and we end the worker in order.
        return subprocess.Popen([sys.executable, "-m", "flurfunk", "worker"], start_new_session=True)

    def _watch(self) -> None:
        while self._is_wanted:
            self._process.wait()
            if self._is_wanted:
                log.warning("The worker ended (%s) and is started again.", self._process.returncode)
                time.sleep(1)
                self._process = self._start()
