"""Whatever a program sends, allowed by the document or not: nothing of ours breaks, and the answer is as documented."""

import os
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import one_of
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from flurfunk.api.document import document, operations_of
from flurfunk.api.issuing import issue
from flurfunk.api.scopes import SCOPES
from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import SearchStrategy
    from schemathesis import Case

# How many requests to each operation; a longer run by hand: FLURFUNK_FUZZ=1000 bin/test tests/api/test_fuzzing.py
_EXAMPLES = int(os.environ.get("FLURFUNK_FUZZ", "12"))
_ASKED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "unsupported_method",
)
_OPERATIONS = [(method, path) for path, method, _operation in operations_of(document())]

load_all_checks()


@pytest.fixture
def kept_connection() -> "Iterator[None]":
    """The test's transaction lasts for many requests, as Django's own test client has it."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("kept_connection")
@pytest.mark.parametrize(("method", "path"), _OPERATIONS, ids=lambda each: each)
def test_nothing_breaks_and_all_is_documented(
    olu: Person,
    open_space: Space,
    secret_post: Entry,
    secret_comment: Comment,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    path: str,
) -> None:
    monkeypatch.setattr("django.conf.settings.API_PER_MINUTE", 10**9)
    headers = {
        "Accept-Encoding": "identity",
        "Authorization": f"Bearer {issue(olu, 'Fuzz', scopes=SCOPES).secret}",
    }
    schema = schemathesis.openapi.from_dict(dict(document()))
    schema.app = get_wsgi_application()
    places = {"entry_id": secret_post.pk, "comment_id": secret_comment.pk, "slug": open_space.slug}
    _fuzz(schema[path][method.upper()], headers, places)


def _fuzz(operation: Any, headers: dict[str, str], places: dict[str, Any]) -> None:
    checks: Any = CHECKS.get_by_names(list(_ASKED))
    there = {name: places[name] for name in places if f"{{{name}}}" in operation.path}

    @settings(
        max_examples=_EXAMPLES,
        deadline=None,
        derandomize="FLURFUNK_FUZZ" not in os.environ,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=one_of(*_cases(operation, there)))
    def ask(case: "Case[Any]") -> None:
        with transaction.atomic():
            response = case.call(headers=headers)
            transaction.set_rollback(True)
        case.validate_response(response, checks=checks)

    ask()


def _cases(operation: Any, there: dict[str, Any]) -> "Iterator[SearchStrategy[Case[Any]]]":
    """Give requests as allowed and as not, and as allowed about what is there."""
    yield operation.as_strategy(GenerationMode.POSITIVE)
    if there and "{handle}" not in operation.path and "{emoji}" not in operation.path:
        yield operation.as_strategy(GenerationMode.POSITIVE, path_parameters=there)
    if operation.definition.raw["parameters"] or operation.body:
        yield operation.as_strategy(GenerationMode.NEGATIVE)
