"""Programs that ask: what they send, and as whom."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from flurfunk.api.issuing import issue
from flurfunk.api.scopes import SCOPES
from flurfunk.people.models import Person


class Program:
    """A program with a token, or without one."""

    def __init__(self, secret: str = "") -> None:
        self.client = Client(headers={"Authorization": f"Bearer {secret}"} if secret else {})

    def ask(self, method: str, path: str, said: Any = None, **headers: str) -> HttpResponse:
        """Ask below /api/v1; header names are written with underscores."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if said is None:
            answer = self.client.generic(method, f"/api/v1{path}", headers=sent)
        else:
            answer = self.client.generic(
                method, f"/api/v1{path}", json.dumps(said), "application/json", headers=sent
            )
        return answer  # type: ignore[return-value]  # a response, with more on it

    def get(self, path: str, **headers: str) -> Any:
        """Give what is answered to a GET that succeeds."""
        answer = self.ask("GET", path, **headers)
        assert answer.status_code == 200, answer.content
        return answer.json()  # type: ignore[attr-defined]  # the test client's


@pytest.fixture
def program() -> Callable[..., Program]:
    """Give a program with a token of somebody, good for everything unless scopes are named."""

    def with_token_of(person: Person, *scopes: str) -> Program:
        return Program(issue(person, "Tests", scopes=scopes or SCOPES).secret)

    return with_token_of


Programs = Callable[..., Program]
