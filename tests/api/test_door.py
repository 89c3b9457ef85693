"""What holds for every operation: problem documents, pages by key, validators, and doing a thing once."""

import json
from unittest import mock

import pytest
from django.test import Client

from flurfunk.api.listing import PAGE
from flurfunk.api.models import Answer
from flurfunk.api.repeating import forget_answers
from flurfunk.content.models import Entry
from flurfunk.feed.posting import change_post, post
from flurfunk.people.models import Person
from tests.api.conftest import Program, Programs


@pytest.mark.parametrize(
    ("method", "path", "said", "status"),
    [
        ("GET", "/api/v1/me", None, 401),
        ("GET", "/api/v1/nowhere", None, 404),
        ("GET", "/api/nowhere", None, 404),
        ("PUT", "/api/v1/me", None, 405),
        ("POST", "/api/openapi.json", None, 405),
    ],
)
def test_whatever_is_refused_is_a_problem_document(
    olu: Person, method: str, path: str, said: str | None, status: int
) -> None:
    answer = Client().generic(method, path)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert set(answer.json()) == {"type", "title", "status", "detail"}
    assert answer.json()["status"] == status


def test_who_has_no_token_is_told_which_kind(olu: Person) -> None:
    assert Client().get("/api/v1/me")["WWW-Authenticate"] == "Bearer"
    assert sorted(Client().put("/api/v1/me")["Allow"].split(", ")) == ["GET", "PATCH"]


def test_only_json_is_taken(ada: Person, program: Programs) -> None:
    client = program(ada).client
    assert client.post("/api/v1/posts", {"body": "Hi."}).status_code == 415
    assert client.post("/api/v1/posts", "{", content_type="application/json").status_code == 400
    large = json.dumps({"body": "x" * 2_100_000})
    assert client.post("/api/v1/posts", large, content_type="application/json").status_code == 413
    assert not Entry.objects.exists()


def test_a_fault_of_ours_is_told_without_its_words(ada: Person, program: Programs) -> None:
    asking = program(ada)
    asking.client.raise_request_exception = False
    with mock.patch("flurfunk.api.operations.people.my_shape", side_effect=RuntimeError("a secret")):
        answer = asking.ask("GET", "/me")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert b"a secret" not in answer.content


def test_a_list_is_walked_by_its_links(ada: Person, program: Programs) -> None:
    made = [post(ada, f"{number}").pk for number in range(2 * PAGE + 1)]
    asking, walked, address = program(ada), [], "http://testserver/api/v1/entries?author=ada.lindqvist"
    while address:
        answer = asking.client.get(address)
        walked += [each["id"] for each in answer.json()["items"]]
        address = answer.json()["next"]
        assert answer.get("Link") == (f'<{address}>; rel="next"' if address else None)
    assert walked == made[::-1]


def test_what_is_the_same_is_not_sent_again(ada: Person, program: Programs) -> None:
    entry, asking = post(ada, "Hello."), program(ada)
    first = asking.ask("GET", f"/entries/{entry.pk}")
    same = asking.ask("GET", f"/entries/{entry.pk}", If_None_Match=first["ETag"])
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    change_post(entry, editor=ada, based_on=1, title="", body="Bye.")
    assert asking.ask("GET", f"/entries/{entry.pk}", If_None_Match=first["ETag"]).status_code == 200


def test_nobody_overwrites_anybody(ada: Person, program: Programs) -> None:
    entry, asking = post(ada, "Hello."), program(ada)
    read = asking.ask("GET", f"/entries/{entry.pk}")["ETag"]
    change_post(entry, editor=ada, based_on=1, title="", body="Quicker.")
    answers = [
        asking.ask("PATCH", f"/posts/{entry.pk}", {"body": "Slower."}, **headers).status_code
        for headers in ({}, {"If_Match": read}, {"If_Match": "nonsense"})
    ]
    assert answers == [428, 412, 412]
    assert Entry.objects.get().body == "Quicker."


def test_a_request_with_a_key_is_carried_out_once(ada: Person, bea: Person, program: Programs) -> None:
    asking = program(ada)
    first, again = (asking.ask("POST", "/posts", {"body": "Once."}, Idempotency_Key="k1") for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert (again.content, again["ETag"]) == (first.content, first["ETag"])
    assert (first.get("Idempotency-Replayed"), again["Idempotency-Replayed"]) == (None, "true")
    other = asking.ask("POST", "/posts", {"body": "Twice."}, Idempotency_Key="k1")
    assert (other.status_code, Entry.objects.count()) == (422, 1)
    assert program(bea).ask("POST", "/posts", {"body": "Mine."}, Idempotency_Key="k1").status_code == 201


def test_what_was_refused_may_be_tried_again_with_the_same_key(ada: Person, program: Programs) -> None:
    asking = program(ada)
    assert asking.ask("POST", "/posts", {"body": ""}, Idempotency_Key="k1").status_code == 422
    assert not Answer.objects.exists()
    assert asking.ask("POST", "/posts", {"body": "Now."}, Idempotency_Key="k1").status_code == 201
    assert asking.ask("POST", "/posts", {"body": "Now."}, Idempotency_Key="ö").status_code == 400


def test_answers_are_forgotten_after_a_day(ada: Person, program: Programs) -> None:
    program(ada).ask("POST", "/posts", {"body": "Now."}, Idempotency_Key="k1")
    assert forget_answers() == 0
    Answer.objects.update(at="2020-01-01T00:00:00Z")
    assert (forget_answers(), Answer.objects.count()) == (1, 0)


def test_problems_speak_the_callers_language(olu: Person) -> None:
    answer = Program().ask("GET", "/me", Accept_Language="de")
    assert answer["Content-Language"] == "de"


def test_head_gives_the_headers_alone(ada: Person, program: Programs) -> None:
    answer = program(ada).ask("HEAD", "/me")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["ETag"]
