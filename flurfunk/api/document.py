"""The OpenAPI document: what the operations declare, and what the door adds to each of them."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from flurfunk.api.problems import MEDIA_TYPE
from flurfunk.api.programs import operations

_PROBLEM = {
    "type": "object",
    "description": "What went wrong (RFC 9457). `errors` names the fields of the request that are wrong.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}
_HEADERS = {
    "GET": ("If-None-Match", False, "The ETag of what you have: 304 where it is still the same."),
    "POST": (
        "Idempotency-Key",
        False,
        "A word of your own: sent again with it within a day, it is done once.",
    ),
    "PATCH": ("If-Match", True, "The ETag of what you have read: 412 where somebody changed it since."),
}
_SHOWN = {
    "ETag": "Names this state; send it as If-None-Match or If-Match.",
    "Link": 'The next page, as rel="next".',
}


@cache
def document() -> Mapping[str, Any]:
    """Give the whole document."""
    made: dict[str, Any] = json.loads(json.dumps(operations.get_openapi_schema(path_prefix="api/v1/")))
    made["components"].setdefault("schemas", {})["Problem"] = _PROBLEM
    made["components"]["securitySchemes"] = {"Bearer": {"type": "http", "scheme": "bearer"}}
    for _path, method, operation in operations_of(made):
        _complete(method.upper(), operation)
    return made


def operations_of(made: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give each operation with its path and method."""
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def show_document(request: HttpRequest) -> HttpResponse:
    """Answer with the document; it says nothing of this house, and anybody may read it."""
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    return HttpResponse(_written(), content_type="application/json")


@cache
def _written() -> bytes:
    return json.dumps(document(), ensure_ascii=False).encode()


def _complete(method: str, operation: dict[str, Any]) -> None:
    """Add the headers every operation of a method knows, and how it can be refused."""
    if method in _HEADERS:
        name, is_required, words = _HEADERS[method]
        schema = {"type": "string", "maxLength": 200, "pattern": "^[!-~]+$"}
        operation["parameters"].append(
            {"in": "header", "name": name, "required": is_required, "schema": schema, "description": words}
        )
    responses = operation["responses"]
    for status, answer in responses.items():
        if "content" in answer:
            answer["headers"] = {
                name: {"schema": {"type": "string"}, "description": words}
                for name, words in _SHOWN.items()
                if name != "Link" or _is_list(answer)
            }
        if operation["operationId"] == "show_upload_content" and status == "200":
            answer["content"] = {"*/*": {"schema": {"type": "string", "format": "binary"}}}
    if method == "GET":
        responses["304"] = {"description": "It is still the same."}
    for status in _refusals(method, operation):
        responses[str(status)] = {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }


def _is_list(answer: Mapping[str, Any]) -> bool:
    schema = answer["content"]["application/json"]["schema"]
    return "Listed" in schema.get("$ref", "")


def _refusals(method: str, operation: dict[str, Any]) -> Iterator[int]:
    yield from (400, 401, 403, 422, 429)
    if any(parameter["in"] == "path" for parameter in operation["parameters"]):
        yield 404
    if operation.pop("x-conflicts", False):
        yield 409
    if method == "PATCH":
        yield from (412, 428)
    if "requestBody" in operation:
        yield from (413, 415)
