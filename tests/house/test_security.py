"""Cookies, passwords and guesses: what protects the sign-in, and that it tells nobody who has an account."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flurfunk.accounts.inviting import allow_domain
from flurfunk.people.models import Person
from flurfunk.people.registering import register
from tests.cast import PASSWORD, Browser

ROOT = Path(__file__).resolve().parents[2]


def settings_at(url: str, tmp_path: Path) -> dict[str, Any]:
    """Read the settings as a process would that is started with this public address."""
    names = (
        "SESSION_COOKIE_NAME",
        "SESSION_COOKIE_SECURE",
        "SESSION_COOKIE_HTTPONLY",
        "SESSION_COOKIE_SAMESITE",
    )
    code = (
        "import json; from django.conf import settings;"
        f"print(json.dumps([getattr(settings, name) for name in {(*names, 'IS_SECURE', 'DEBUG', 'ALLOWED_HOSTS')}]))"
    )
    environment = os.environ | {
        "FLURFUNK_URL": url,
        "FLURFUNK_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "flurfunk.config.settings",
    }
    said = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, cwd=ROOT
    )
    return dict(zip((*names, "IS_SECURE", "DEBUG", "ALLOWED_HOSTS"), json.loads(said.stdout), strict=True))


def test_where_people_come_by_https_cookies_go_by_nothing_else(tmp_path: Path) -> None:
    said = settings_at("https://flurfunk.nordlicht.example", tmp_path)
    hosts = said.pop("ALLOWED_HOSTS")
    assert said == {
        "SESSION_COOKIE_NAME": "__Host-session",
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "IS_SECURE": True,
        "DEBUG": False,
    }
    assert "flurfunk.nordlicht.example" in hosts
    assert "*" not in hosts


def test_in_the_office_network_the_cookie_is_a_plain_one(tmp_path: Path) -> None:
    said = settings_at("http://flurfunk.local:8000", tmp_path)
    assert (said["SESSION_COOKIE_NAME"], said["SESSION_COOKIE_SECURE"]) == ("session", False)


def test_passwords_are_kept_by_argon2_only(ada: Person, settings: Any) -> None:
    assert ada.password.startswith("argon2$argon2id$")
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


@pytest.mark.parametrize(
    "address", ["ada@nordlicht.example", "nobody@nordlicht.example", "new@lists.example"]
)
def test_every_attempt_to_sign_in_costs_one_hash(
    ada: Person, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    register("new@lists.example", "A name out of imported mail", is_imported=True)
    hashed: list[str] = []
    for name in ("encode", "verify"):
        method = getattr(hashers.Argon2PasswordHasher, name)
        monkeypatch.setattr(hashers.Argon2PasswordHasher, name, counted(method, hashed))
    answer = Browser().post("/sign-in", {"login": address, "password": "a wrong one"})
    assert answer.status_code == 422
    assert len(hashed) == 1


@pytest.mark.parametrize("path", ["/password/forgotten", "/join"])
def test_asking_for_a_link_costs_the_same_for_whom_we_know_and_whom_not(
    ada: Person, olu: Person, path: str
) -> None:
    allow_domain("nordlicht.example", by=olu)
    counts, answers = [], []
    for address in ("warm@nordlicht.example", ada.email, "nobody@nordlicht.example"):
        with CaptureQueriesContext(connection) as queries:
            answer = Browser().post(path, {"email": address})
        counts.append(len(queries))
        answers.append((answer.status_code, answer["Location"], answer.content))
    assert answers[1] == answers[2]
    assert counts[1] == counts[2]


def test_guesses_are_counted_where_every_process_counts(ada: Person) -> None:
    for _ in range(5):
        Browser().post("/sign-in", {"login": ada.email, "password": "a wrong one"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM accounts_attempts")
        assert cursor.fetchone()[0] > 0
    # Another process has nothing of this one's memory.
    del caches["default"]
    answer = Browser().post("/sign-in", {"login": ada.email, "password": PASSWORD})
    assert answer.status_code == 422


def counted(method: Callable[..., Any], calls: list[str]) -> Callable[..., Any]:
    """Give a method that notes each call."""

    def noted(*args: Any) -> Any:
        calls.append(method.__name__)
        return method(*args)

    return noted
