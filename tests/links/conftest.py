"""What tests of links have: a hostile peer."""

from collections.abc import Iterator

import pytest

from tests.links.peer import Peer, peering


@pytest.fixture
def peer() -> Iterator[Peer]:
    """A page somewhere, whose makers mean no good."""
    with peering() as there:
        yield there
