"""Pages through a real server, on the port of the sockets."""

import io
import os
import socket
from http.client import HTTPConnection, HTTPResponse
from time import sleep

import pytest

from flurfunk.content.models import Entry
from flurfunk.content.storing import attach, store_file
from flurfunk.feed.posting import post
from flurfunk.people.models import Person
from tests.cast import Browser
from tests.live.houses import House

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


class Window:
    """A browser's connection to the house."""

    def __init__(self, house: House, person: Person) -> None:
        browser = Browser()
        browser.force_login(person)
        self._cookie = f"session={browser.cookies['session'].value}"
        self.house = house

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> tuple[HTTPResponse, bytes]:
        """Send a request and read the whole answer."""
        connection = HTTPConnection("127.0.0.1", self.house.port, timeout=30)
        sent = {"Cookie": self._cookie, "Sec-Fetch-Site": "same-origin", **headers}
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        return answer, answer.read()

    def send_and_hang_up(self, text: bytes) -> None:
        """Begin to send a form and lose the connection."""
        with socket.create_connection(("127.0.0.1", self.house.port)) as wire:
            head = (
                f"POST /posts/new HTTP/1.1\r\nHost: 127.0.0.1:{self.house.port}\r\nCookie: {self._cookie}\r\n"
            )
            more = "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            wire.sendall(f"{head}{more}Content-Length: {len(text) + 100}\r\n\r\n".encode() + text)
            sleep(0.3)


@pytest.fixture(autouse=True)
def files_of_the_house(own_files: None, settings: object) -> None:
    """Keep files where the server looks for them."""
    settings.MEDIA_ROOT = os.path.join(os.environ["FLURFUNK_DATA"], "files")  # type: ignore[attr-defined]  # noqa: PTH118


def test_pages_files_and_forms_come_through_whole(house: House, ada: Person) -> None:
    window = Window(house, ada)
    content = bytes(range(256)) * 12_000
    file = store_file(io.BytesIO(content), "Plan – größe.bin", uploaded_by=ada, size=len(content))
    attach(post(ada, "See"), [file])
    answer, body = window.ask("GET", file.url)
    assert (answer.status, body, answer.headers["Content-Length"]) == (200, content, str(len(content)))

    answer, body = window.ask("HEAD", "/")
    assert (answer.status, body) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 1000
    assert window.ask("GET", "/topics/gr%C3%B6%C3%9Fe")[0].status == 404
    assert window.ask("GET", "/files/../../etc/passwd")[0].status == 404
    assert window.ask("GET", "/%00")[0].status == 404
    assert window.ask("GET", "/%ff%fe")[0].status == 404

    form = ("body=" + "%C3%A4" * 20_000).encode()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    answer, _ = window.ask("POST", "/posts/new", form, **kind)
    assert answer.status == 303
    assert Entry.objects.latest("pk").body == "ä" * 20_000
    assert window.ask("POST", "/posts/new", form, **kind, **{"Sec-Fetch-Site": "cross-site"})[0].status == 403


def test_more_than_is_taken_and_half_of_a_form_change_nothing(house: House, ada: Person) -> None:
    window = Window(house, ada)
    window.send_and_hang_up(b"body=Half+of+it")
    try:
        answer, _ = window.ask("POST", "/posts/new", b"x" * 60_000_001)
        assert answer.status == 413
    except (BrokenPipeError, ConnectionResetError):
        pass  # refused while it was still being sent
    assert window.ask("GET", "/sign-in")[0].status == 302
    assert Entry.objects.count() == 0
