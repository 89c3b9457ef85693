"""The outsider table for programs: every operation × visitor's token, compared with `who_gets_in_by_token.txt`."""

import json
import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from flurfunk.api.document import document, operations_of
from flurfunk.api.issuing import issue
from flurfunk.api.scopes import SCOPES
from tests.house import table
from tests.house.village import VISITORS, Village
from tests.house.writing import Ledger

pytestmark = pytest.mark.django_db

ROWS = table.read(table.PAGE.with_name("who_gets_in_by_token.txt"))
OPERATIONS = {each["operationId"]: (method, path) for path, method, each in operations_of(document())}
# What is sent, where something is; words in braces are filled in from the subject.
SENT: Mapping[str, Mapping[str, Any]] = {
    "create_space": {"name": "A space"},
    "change_me": {"work": "Seals"},
    "change_space": {"description": "Another."},
    "change_member_role": {"role": "moderator"},
    "create_post": {"body": "Hello.", "space": "{slug}"},
    "change_post": {"body": "Hello."},
    "create_comment": {"body": "Hello."},
    "change_comment": {"body": "Hello."},
    "read_notifications": {"until": 0},
}
# Whom some of the operations are about, where it is not the author of what stands in the space.
WHOM = {
    "approve_request": "jo",
    "decline_request": "jo",
    "invite_person": "jo",
    "take_invitation_back": "ina",
}
_PLACE = re.compile(r"{(\w+)}")


@pytest.fixture
def ledger(village: Village) -> Ledger:
    """Count what is written from now on."""
    return Ledger()


@pytest.fixture
def programs(village: Village) -> dict[str, Client]:
    """Give each visitor a program that may do whatever they may do; nobody's has no token."""
    secrets = {name: issue(village.people[name], "All", scopes=SCOPES).secret for name in VISITORS[1:]}
    tokens = {name: {"Authorization": f"Bearer {secret}"} for name, secret in secrets.items()}
    return {name: Client(headers=tokens.get(name, {})) for name in VISITORS}


def ask(client: Client, name: str, subject: Mapping[str, Any]) -> HttpResponseBase:
    """Ask for an operation about a subject."""
    method, path = OPERATIONS[name]
    values = {**subject, "emoji": "👍"}
    values["handle"] = WHOM.get(name, values.get("handle"))
    if path.startswith("/api/v1/topics"):
        values["slug"] = values.get("topic")
    address = _PLACE.sub(lambda place: quote(str(values[place[1]])), path)
    if name == "create_upload":
        return client.post(address, {"file": BytesIO(b"notes")})
    sent_words = SENT.get(name, {}).items()
    said = {key: v.format_map(values) if isinstance(v, str) else v for key, v in sent_words}
    if said.get("space") == "":
        del said["space"]
    headers = {"If-Match": "*"} if method == "patch" else {}
    sent = (json.dumps(said), "application/json") if said else ()
    return client.generic(method.upper(), address, *sent, headers=headers)


def outcome(village: Village, ledger: Ledger, row: table.Row, visitor: str, *, client: Client) -> str:
    """Ask, take back what was done, and say what came of it."""
    with transaction.atomic():
        response = ask(client, row.route, village.subject(row.subject, visitor))
        transaction.set_rollback(True)
    # A use of a token is noted and counted, whatever comes of it.
    written = [name for name in ledger.written_since() if name != "api_apitoken"]
    said = str(response.status_code)
    return f"{said} but wrote {written}" if written and response.status_code >= 400 else said


@pytest.mark.parametrize("section", table.sections(ROWS), ids=str)
def test_each_program_gets_what_the_table_says(
    village: Village, ledger: Ledger, programs: dict[str, Client], section: table.Section
) -> None:
    ledger.written_since()
    wrong = []
    for row in section.rows:
        got = {name: outcome(village, ledger, row, name, client=programs[name]) for name in VISITORS}
        wrong += [
            f"{row.route}, {row.subject}: {visitor} got {got[visitor]} instead of {expected}"
            for visitor, expected in row.outcomes.items()
            if got[visitor] != expected
        ]
    assert wrong == []


def test_every_operation_is_in_the_table() -> None:
    asked = {(row.route, row.method) for row in ROWS}
    there = {(name, method.upper()) for name, (method, _path) in OPERATIONS.items()}
    assert sorted(there - asked) == [], "Say in tests/house/who_gets_in_by_token.txt who gets in."
    assert sorted(asked - there) == [], (
        "Take these out of tests/house/who_gets_in_by_token.txt: they are gone."
    )


def test_a_session_opens_nothing(village: Village) -> None:
    opened = []
    for name in OPERATIONS:
        with transaction.atomic():
            subject = {**village.subject("open", ""), **village.subject("own", "ada")}
            response = ask(village.browser_of("ada"), name, subject)
            transaction.set_rollback(True)
        if response.status_code != 401:
            opened.append((name, response.status_code))
    assert opened == []
