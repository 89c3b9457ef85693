"""A real server in a process of its own, and open pages that talk to it."""

import json
import socket
import subprocess
import sys
from typing import Any

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from flurfunk.people.models import Person
from tests.cast import Browser
from tests.jobs.workers import environment, wait_until


class House:
    """Pages and sockets on one port of this machine."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        command = ["-m", "granian", "--interface", "asgi", "--host", "127.0.0.1", "--port", str(self.port)]
        self._process = subprocess.Popen(
            [sys.executable, *command, "--log-level", "warning", "flurfunk.config.asgi:application"],
            env=environment(),
        )
        wait_until(self._answers)

    def stop(self) -> None:
        """End it as a supervisor would."""
        self._process.terminate()
        self._process.wait(15)

    def open_page(self, person: Person, **more: Any) -> "OpenPage":
        """Open a socket with a new session of this person."""
        browser = Browser()
        browser.force_login(person)
        return OpenPage(self, browser.cookies["session"].value, **more)

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


class OpenPage:
    """One socket, as a page in a browser has it."""

    def __init__(self, house: House, session: str, *, origin: str | None = None, **more: Any) -> None:
        self.session = session
        self.socket: ClientConnection = connect(
            f"ws://127.0.0.1:{house.port}/live",
            origin=Origin(origin or house.url),
            additional_headers={"Cookie": f"theme=dark; session={session}"},
            max_size=None,
            legacy=True,
            **more,
        )

    def wish(self, *streams: str, since: float | None = None) -> list[Any]:
        """Wish to hear streams, for a page that was made at a moment, and give the answers."""
        self.socket.send(json.dumps({"subscribe": streams, "since": since}))
        return [self.hear() for _ in streams]

    def hear(self, *, seconds: float = 10) -> Any:
        """Wait for the next message."""
        return json.loads(self.socket.recv(seconds))

    def hears_nothing(self, *, seconds: float = 0.4) -> bool:
        """Tell whether nothing comes for a while."""
        try:
            self.hear(seconds=seconds)
        except TimeoutError:
            return True
        return False
