"""What the tests of the house share: a village that is built once for a module, and what follows from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from flurfunk.kit.fragments import forget_all
from tests.house.lasting import Lasting, lasting_in
from tests.house.village import Village, build

_LASTING = {"village", "networks"}


@pytest.fixture(scope="module")
def lasting(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Lasting:
    """Give the way to build something once for a module."""
    return lasting_in(tmp_path_factory.mktemp("house"), django_db_blocker)


@pytest.fixture(scope="module")
def village(lasting: Lasting) -> Iterator[Village]:
    """Build the village once; whatever is done in it is taken back."""
    with lasting():
        yield build()


@pytest.fixture(autouse=True)
def own_files(request: pytest.FixtureRequest, settings: object, tmp_path: Path) -> None:
    """What lasts keeps its files for the whole module."""
    if not _LASTING & set(request.fixturenames):
        settings.MEDIA_ROOT = str(tmp_path / "files")  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def fresh_caches(request: pytest.FixtureRequest) -> Iterator[None]:
    """And what was rendered of it."""
    is_fresh = not _LASTING & set(request.fixturenames)
    if is_fresh:
        forget_all()
    yield
    if is_fresh:
        forget_all()
