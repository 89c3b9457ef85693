"""What the environment says, read as people mean it."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from flurfunk.config import environment


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("postgresql://u:p%40w@h:5/db?sslmode=require", ("db", "u", "p@w", "h", "5", {"sslmode": "require"})),
        ("postgresql:///x?host=/tmp/A%20b&port=3", ("x", "", "", "/tmp/A b", "3", {})),
        ("postgresql://u@%2Ftmp%2FSock/db", ("db", "u", "", "/tmp/Sock", "", {})),
        ("postgresql://[::1]:4/d", ("d", "", "", "::1", "4", {})),
        ("postgres://h1:1,h2:2/db", ("db", "", "", "h1,h2", "1,2", {})),
        ("host=/run dbname=y user='a b'", ("y", "a b", "", "/run", "", {})),
        ("postgresql://", ("flurfunk", "", "", "", "", {})),
    ],
)
def test_a_database_is_named_in_every_way_postgresql_reads(
    url: str, read: tuple[Any, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    described = environment.database()
    assert tuple(described[k] for k in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")) == read


def test_the_secret_key_is_made_once_and_is_for_our_eyes_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FLURFUNK_SECRET_KEY", raising=False)
    key = environment.secret_key(tmp_path)
    assert len(key) > 60
    assert environment.secret_key(tmp_path) == key
    assert [p.name for p in tmp_path.iterdir()] == ["secret-key"]
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    monkeypatch.setenv("FLURFUNK_SECRET_KEY", "given")
    assert environment.secret_key(tmp_path) == "given"


def test_all_who_start_at_once_have_the_same_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FLURFUNK_SECRET_KEY", raising=False)
    together = Barrier(16)

    def start(_number: int) -> str:
        together.wait(10)
        return environment.secret_key(tmp_path)

    with ThreadPoolExecutor(16) as threads:
        keys = set(threads.map(start, range(16)))
    assert len(keys) == 1
    assert keys != {""}


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("", "filebased"),
        ("smtp://mail.example", ("mail.example", 587, "", "", False, True)),
        ("smtps://u%40x:p%2F@mail.example", ("mail.example", 465, "u@x", "p/", True, False)),
        ("smtp://mail.example:25", ("mail.example", 25, "", "", False, False)),
    ],
)
def test_mail_goes_where_the_environment_says(
    url: str, read: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLURFUNK_SMTP", url)
    mail = environment.mail()
    if read == "filebased":
        assert str(mail["EMAIL_BACKEND"]).endswith("filebased.EmailBackend")
    else:
        named = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_SSL", "USE_TLS")
        assert tuple(mail[f"EMAIL_{name}"] for name in named) == read
