"""What the tests of getting in share."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.cast import Browser


@pytest.fixture(autouse=True)
def no_attempts_yet(db: None) -> None:
    """Nobody has guessed before the test begins."""
    cache.clear()


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Argon2 is slow on purpose; these tests hash by the dozen."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def stranger() -> Client:
    """A browser in which nobody is signed in."""
    return Browser()


@pytest.fixture
def run_jobs() -> Callable[[], None]:
    """Do what was queued for the worker about getting in."""
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.models import ProcrastinateJob

    def run() -> None:
        for queued in ProcrastinateJob.objects.filter(task_name__startswith="flurfunk.accounts.").order_by(
            "id"
        ):
            app.tasks[queued.task_name].func.__wrapped__(**queued.args)  # type: ignore[attr-defined]  # without its care for connections

    return run
