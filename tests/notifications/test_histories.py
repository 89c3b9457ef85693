"""Zero duplicates, zero omissions: what people are told in random histories is exactly what a naive model says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from tests.house.lasting import lasting_in
from tests.notifications.histories.telling_apart import Stage, differences, set_up

pytestmark = pytest.mark.django_db

HISTORIES, STEPS = 120, 18


@pytest.fixture(scope="module")
def stage(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """The people and spaces that every history begins with."""
    files: Path = tmp_path_factory.mktemp("histories")
    with lasting_in(files, django_db_blocker)():
        yield set_up()


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, HISTORIES, 40))
def test_everybody_is_told_everything_once(stage: Stage, first: int) -> None:
    found = [
        each
        for seed in range(first, first + 40)
        for each in differences(stage, seed, steps=STEPS, is_thorough=seed % 8 == 0)
    ]
    assert found == []
