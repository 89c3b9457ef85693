"""Keep what a module builds for all of its tests: one transaction round them, taken back at the end."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from flurfunk.kit.fragments import forget_all

Lasting = Callable[[], AbstractContextManager[None]]


def lasting_in(files: Path, blocker: DjangoDbBlocker) -> Lasting:
    """Give the way into the transaction; files go to a folder of the module's own, and passwords are quick."""

    @contextmanager
    def entered() -> Iterator[None]:
        from django.contrib.auth.hashers import Argon2PasswordHasher

        with (
            blocker.unblock(),
            override_settings(MEDIA_ROOT=str(files)),
            pytest.MonkeyPatch.context() as patch,
            transaction.atomic(),
        ):
            for cost, value in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
                patch.setattr(Argon2PasswordHasher, cost, value)
            forget_all()
            yield
            transaction.set_rollback(True)
        forget_all()

    return entered
