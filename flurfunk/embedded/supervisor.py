"""The process between Flurfunk and PostgreSQL: it alone forks the server, restarts it, and stops it.

It has one thread, so that the death signal it gives the server follows the right one, and a session of its
own, so that Ctrl-C reaches Flurfunk first.
"""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from flurfunk.embedded.account import Account, account_for
from flurfunk.embedded.binaries import Binaries, data_version, find_binaries
from flurfunk.embedded.configuration import write_configuration
from flurfunk.embedded.errors import EmbeddedError, StartError
from flurfunk.embedded.initialising import initialise
from flurfunk.embedded.keeping import keep_running
from flurfunk.embedded.layout import Layout, prepare_home, socket_directory
from flurfunk.embedded.leash import Leash, ignore_keyboard_and_terminal
from flurfunk.embedded.locking import Holder, locked, write_holder
from flurfunk.embedded.processes import adopt_orphans, process
from flurfunk.embedded.reporting import BETWEEN_WORDS, report
from flurfunk.embedded.server import Server, postmaster_command, refuse_strangers, server_pid


@dataclass(frozen=True)
class Order:
    """What the starter asks for."""

    starter: int
    directory: str
    binaries: str | None = None
    settings: dict[str, str] = field(default_factory=dict)


def main() -> None:
    ignore_keyboard_and_terminal()
    adopt_orphans()
    order = Order(**json.loads(sys.argv[1]))
    try:
        _Supervisor(order).run()
    except EmbeddedError as error:
        report("failed", kind=type(error).__name__, sentence=str(error))
    except (OSError, subprocess.SubprocessError) as error:
        report("failed", kind="StartError", sentence=f"PostgreSQL could not be started: {error}.")


class _Supervisor:
    def __init__(self, order: Order) -> None:
        self.order = order
        self.leash = Leash(order.starter, sys.stdin.fileno())
        self.account: Account = account_for(Path(order.directory).resolve())
        self.layout: Layout = prepare_home(Path(order.directory), self.account)
        self.holder = Holder(process(order.starter), process(os.getpid()))
        self.waiting_since = monotonic()

    def run(self) -> None:
        with locked(self.layout, self.holder, wait=self.wait_for_the_former) as lock:
            refuse_strangers(self.layout)
            forced = Path(self.order.binaries) if self.order.binaries else None
            binaries = find_binaries(self.layout, self.account, forced=forced)
            if data_version(self.layout.data) is None:
                report(
                    "progress", sentence=f"Setting up PostgreSQL {binaries.version} in {self.layout.home}."
                )
                initialise(self.layout, self.account, binaries, lock=lock)
            self.serve(binaries, lock)

    def wait_for_the_former(self) -> None:
        """Wait for a server whose starter is gone; if nothing made it stop, ask it to."""
        if self.leash.is_released(within=0.1):
            raise StartError("The start was called off.")
        if monotonic() - self.waiting_since > BETWEEN_WORDS:
            self.waiting_since = monotonic()
            report("progress", sentence="Waiting for the former PostgreSQL server to stop.")
            orphan = server_pid(self.layout.data)
            if orphan is not None:
                os.kill(orphan, signal.SIGINT)

    def serve(self, binaries: Binaries, lock: int) -> None:
        configuration = write_configuration(self.layout, self.account, self.order.settings)
        socket = socket_directory(self.layout, self.account)
        command = postmaster_command(binaries, self.layout, socket, configuration)

        def start() -> Server:
            return Server(self.layout, self.account, command, lock=lock)

        def announce(server: Server) -> None:
            write_holder(self.layout, self.holder.answering_at(socket))
            report("ready", socket=str(socket), version=binaries.version, pid=server.pid)

        try:
            keep_running(start, announce, layout=self.layout, leash=self.leash)
        finally:
            with suppress(OSError):  # not empty: somebody looks into it
                socket.rmdir()
