"""Browsers to walk with, each of which writes down whatever it complains about."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_network
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    WebSocket,
    sync_playwright,
)

SIZES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}
_ADDRESSES = ip_network("10.0.0.0/16").hosts()
_STREAMS = """() => [...document.querySelectorAll("[data-controller]")].flatMap((element) =>
    ["live", "news", "standing"].map((name) => element.getAttribute(`data-${name}-stream-value`))
  ).filter((stream) => stream)"""
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the machine's own Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for found in map(shutil.which, names) if found), None)
    assert path, "The journeys need Chromium: install the package chromium."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        browser.close()


class Windows:
    """Opens browser windows that share nothing, and knows what went wrong in any of them."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._complaints: list[str] = []
        self._expected: list[str] = []
        self._heard_live: dict[Page, list[str]] = {}

    def open(self, size: str = "desktop", **options: Any) -> Page:
        """Open a window; options are those of Playwright's `new_context`."""
        from_where = {"X-Forwarded-For": str(next(_ADDRESSES))}
        chosen = {"locale": "en-GB", "extra_http_headers": from_where, **SIZES[size], **options}
        context = self._browser.new_context(**chosen)
        context.set_default_timeout(20_000)
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", self._listen)
        page.on("websocket", lambda socket: self._overhear(page, socket))
        page.on("pageerror", lambda error: self._complaints.append(f"{page.url}: {error}"))
        page.on("requestfailed", self._failed)
        return page

    def live(self, page: Page) -> list[str]:
        """Give what the page's sockets have been told so far."""
        return self._heard_live.setdefault(page, [])

    def open_live(self, page: Page, url: str) -> None:
        """Go to a page, and wait until it hears what happens there."""
        self.live(page).clear()
        page.goto(url)
        self.wait_until_live(page)

    def wait_until_live(self, page: Page) -> None:
        """Wait until the page hears everything it asks to hear."""
        page.wait_for_function("document.documentElement.dataset.script === 'on'")
        for stream in page.evaluate(_STREAMS):
            self.wait_until_told(page, f'{{"subscribed":["{stream}"]}}')

    def wait_until_told(self, page: Page, words: str) -> None:
        """Wait until the page's socket is told something with these words in it."""
        for _tick in range(400):
            if any(words in frame for frame in self.live(page)):
                return
            page.wait_for_timeout(25)
        raise AssertionError(f"{page.url} was never told {words}: {self.live(page)}")

    def expect_status(self, *statuses: int) -> None:
        """Take these answers for right: Chromium calls every refusal an error on its console."""
        self._expected += [f"the server responded with a status of {status}" for status in statuses]

    def expect_offline(self) -> None:
        """Take it for right that what is asked without a line fails."""
        self._expected += ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "Failed to fetch"]

    def complaints(self) -> list[str]:
        """Give everything that went wrong and was not expected."""
        return [said for said in self._complaints if not any(words in said for words in self._expected)]

    def close(self) -> None:
        """Close all windows."""
        for context in self._contexts:
            context.close()

    def _overhear(self, page: Page, socket: WebSocket) -> None:
        told = self.live(page)
        socket.on("framereceived", lambda frame: told.append(str(frame)))

    def _listen(self, message: ConsoleMessage) -> None:
        # Violations of the content security policy come as errors, too.
        if message.type in ("error", "warning"):
            self._complaints.append(f"{message.page.url if message.page else ''}: {message.text}")

    def _failed(self, request: Request) -> None:
        # A page that one leaves no longer waits for what it asked.
        if request.failure != "net::ERR_ABORTED":
            self._complaints.append(f"{request.url}: {request.failure}")
