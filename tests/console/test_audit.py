"""Who did what when to what, and nothing that an administrator may not know of."""

import ast
import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import flurfunk
from flurfunk.console.auditing import Wish, audit_lines
from flurfunk.console.happenings import WORDS
from flurfunk.conversation.models import Comment
from flurfunk.feed.posting import post
from flurfunk.people.deactivating import deactivate
from flurfunk.people.models import Person, Role
from flurfunk.people.registering import register
from flurfunk.people.roles import change_role
from flurfunk.spaces.models import Space
from tests.cast import Browser

SignIn = Callable[[Person], Browser]


@pytest.fixture
def ines(olu: Person) -> Person:
    """Ines is an administrator."""
    return register("ines@nordlicht.example", "Ines Koch", role=Role.ADMINISTRATOR)


def _kinds(person: Person, **wish: Any) -> list[str]:
    return [line.kind for line in audit_lines(Wish(**wish), person)]


def test_who_did_what_to_whom_stands_there(ines: Person, olu: Person, ada: Person) -> None:
    change_role(ada, Role.ADMINISTRATOR, by=olu)
    deactivate(ada, by=ines)
    lines = list(audit_lines(Wish(), olu))[:2]
    assert [(line.kind, line.actor, line.subject.name) for line in lines] == [
        ("person.deactivated", ines, "Ada Lindqvist"),
        ("person.role_changed", olu, "Ada Lindqvist"),
    ]


def test_it_is_narrowed_by_person_kind_and_thing(ines: Person, olu: Person, ada: Person, bea: Person) -> None:
    deactivate(ada, by=ines)
    deactivate(bea, by=olu)
    assert _kinds(olu, who="ines.koch") == ["person.deactivated", "person.joined"]
    assert _kinds(olu, kind="person.deactivated") == ["person.deactivated"] * 2
    assert _kinds(olu, about=f"people.person:{bea.pk}") == ["person.deactivated", "person.joined"]


def test_secret_things_stand_there_for_members_only(
    ines: Person, olu: Person, secret_space: Space, secret_comment: Comment
) -> None:
    inside = {"space.created", "space.joined", "entry.published", "comment.added"}
    assert set(_kinds(olu)) & inside == inside
    assert set(_kinds(ines)) & inside == set()
    about = f"spaces.space:{secret_space.pk}"
    assert _kinds(ines, about=about) == []


def test_what_is_written_in_a_closed_space_has_no_words_for_others(
    ines: Person, ada: Person, closed_space: Space
) -> None:
    post(ada, "Whom we let go", space=closed_space, title="Names")
    line = next(audit_lines(Wish(kind="entry.published"), ines))
    assert (line.actor, line.subject.name, line.subject.url) == (ada, "", "")


def test_the_table_says_the_same_and_is_no_formula(sign_in: SignIn, olu: Person, ada: Person) -> None:
    post(ada, "Hello", space=None, title='=HYPERLINK("x")')
    answer = sign_in(olu).get("/console/audit.csv?kind=entry.published")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.DictReader(text.splitlines()))
    assert [(row["Who"], row["What"], row["Name"]) for row in rows] == [
        ("ada.lindqvist", "Entry published", '\'=HYPERLINK("x")')
    ]


@pytest.mark.parametrize(
    "query", ["since=no", "kind=%00", "about=x", "about=people.person:" + "9" * 18, "before=x"]
)
def test_nonsense_is_answered_with_a_page(sign_in: SignIn, olu: Person, query: str) -> None:
    assert sign_in(olu).get(f"/console/audit?{query}").status_code == 200
    assert sign_in(olu).get(f"/console/audit.csv?{query}").status_code == 200


def test_the_list_is_paged_and_costs_the_same_for_many(sign_in: SignIn, olu: Person, ada: Person) -> None:
    browser = sign_in(olu)
    browser.get("/console/audit")
    with CaptureQueriesContext(connection) as few:
        browser.get("/console/audit")
    for number in range(60):
        deactivate(register(f"p{number}@nordlicht.example", f"Person {number}"), by=olu)
    with CaptureQueriesContext(connection) as many:
        page = browser.get("/console/audit").content.decode()
    assert len(many) == len(few)
    assert page.count("Everything about this") == 50
    older = page.split("before=")[1].split('"')[0]
    assert browser.get(f"/console/audit?before={older}").content.decode().count("Everything about this") == 50


def test_every_kind_that_is_recorded_has_words() -> None:
    recorded = {
        str(node.args[1].value)
        for path in Path(flurfunk.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record" and len(node.args) > 2
        if isinstance(node.args[1], ast.Constant)
    }
    assert sorted(recorded - set(WORDS)) == []
