"""The real archives, if they lie beside the checkout."""

from pathlib import Path

import pytest

_SHARED = Path(__file__).parents[3].parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real mail that may be used for tests but not be given away with them."""
    if not (_SHARED / "mail").is_dir():
        pytest.skip("the real archives are not beside this checkout")
    return _SHARED
