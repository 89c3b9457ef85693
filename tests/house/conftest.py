"""What the tests of the house share."""

import pytest
from pytest_django import DjangoDbBlocker

from tests.house.lasting import Lasting, lasting_in


@pytest.fixture(scope="module")
def lasting(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Lasting:
    """Give the way to build something once for a module."""
    return lasting_in(tmp_path_factory.mktemp("house"), django_db_blocker)
