"""What every test has: a database, built assets, and the cast."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from xdist.remote import Producer

    from tests.scheduling import TogetherScheduling

_FOLDER = Path(tempfile.mkdtemp(prefix="flurfunk-tests-")) if "FLURFUNK_TEST_DATA" not in os.environ else None
if _FOLDER:
    # As root, the database runs as another account, which has to enter.
    _FOLDER.chmod(0o711)
    os.environ["FLURFUNK_TEST_DATA"] = str(_FOLDER)
os.environ["FLURFUNK_DATA"] = os.environ["FLURFUNK_TEST_DATA"]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "flurfunk.config.settings")


def pytest_configure(config: pytest.Config) -> None:
    """Start a database of our own for the whole run, unless DATABASE_URL names one; workers of xdist share it."""
    if os.environ.get("DATABASE_URL") or hasattr(config, "workerinput"):
        return
    from django.conf import settings

    from flurfunk.config import environment
    from flurfunk.embedded import Cluster

    # What a test run writes need not survive a power cut.
    cluster = Cluster(Path(os.environ["FLURFUNK_TEST_DATA"]) / "postgres", settings={"fsync": "off"})
    cluster.start()
    os.environ["DATABASE_URL"] = cluster.url
    # pytest-django has read the settings by now, to import the cast.
    known = environment.database()
    settings.DATABASES["default"].update(
        {name: known[name] for name in ("NAME", "USER", "HOST", "PORT", "OPTIONS")}
    )
    config.add_cleanup(cluster.stop)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: "Producer") -> "TogetherScheduling | None":
    """Deal the tests out to the workers."""
    from tests.scheduling import TogetherScheduling

    return TogetherScheduling(config, log) if config.getoption("dist") == "loadgroup" else None


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    if _FOLDER and not hasattr(config, "workerinput"):
        shutil.rmtree(_FOLDER, ignore_errors=True)


from tests.cast import *  # noqa: E402, F403 - the cast's fixtures, for every test


@pytest.fixture(autouse=True)
def fresh_caches() -> Iterator[None]:
    """No fragment of one test is shown in the next: ids begin anew."""
    from flurfunk.kit.fragments import forget_all

    forget_all()
    yield
    forget_all()


@pytest.fixture(autouse=True)
def nobodys_language() -> None:
    """No test speaks the language of who asked for a page in the one before."""
    from django.utils import timezone, translation

    translation.activate("en")
    timezone.deactivate()


@pytest.fixture(autouse=True)
def own_files(settings: object, tmp_path: Path) -> None:
    """Files that a test stores go with it."""
    settings.MEDIA_ROOT = str(tmp_path / "files")  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 all the same, but a cast of four takes no second."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    for cost, value in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
        monkeypatch.setattr(Argon2PasswordHasher, cost, value)
