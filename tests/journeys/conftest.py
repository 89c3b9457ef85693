"""Running houses and browser windows for the journeys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.browsing import Windows, chromium
from tests.journeys.furnishing import furnish
from tests.journeys.houses import House, running_house

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the journeys; one worker walks all of them, because they share a house."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))


# Houses and the browser end with the package, not the session: while Playwright runs in a thread, Django takes
# it for asynchronous and refuses the database to the tests that follow.
@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[House]:
    """The demo company."""
    folder = tmp_path_factory.mktemp("demo")
    with running_house(f"flurfunk_journeys_{worker_id}", folder, "--demo") as running:
        yield running


@pytest.fixture(scope="package")
def empty_house(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[House]:
    """An installation that nobody has set up."""
    folder = tmp_path_factory.mktemp("empty")
    with running_house(f"flurfunk_journeys_empty_{worker_id}", folder) as running:
        yield running


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="package")
def words(house: House, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What stands in the addresses of the places, once there is something to show at each."""
    windows = Windows(browser)
    found = furnish(windows.open(), house, tmp_path_factory.mktemp("pictures"))
    windows.close()
    return found


@pytest.fixture
def windows(browser: Browser) -> Iterator[Windows]:
    """Windows of a journey; in the end none of them may have complained."""
    opened = Windows(browser)
    yield opened
    opened.close()
    assert opened.complaints() == []


@pytest.fixture
def desktop(windows: Windows) -> Page:
    """A window on a desk."""
    return windows.open()


@pytest.fixture
def second_desktop(windows: Windows) -> Page:
    """Somebody else's window."""
    return windows.open()


@pytest.fixture
def phone(windows: Windows) -> Page:
    """A phone in the hand."""
    return windows.open("phone")


@pytest.fixture
def dark(windows: Windows) -> Page:
    """A desk at night."""
    return windows.open(color_scheme="dark")


@pytest.fixture
def no_javascript(windows: Windows) -> Page:
    """A browser that runs no scripts."""
    return windows.open(java_script_enabled=False)
