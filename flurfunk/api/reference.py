"""The document as people read it: operations by section, each with what it takes and what it gives."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from flurfunk.api.document import document, operations_of


@dataclass(frozen=True)
class Field:
    """Something that is sent or given."""

    name: str
    type: str
    words: str
    is_required: bool


@dataclass(frozen=True)
class Operation:
    """One thing a program can do."""

    id: str
    method: str
    path: str
    summary: str
    words: str
    scope: str
    parameters: Sequence[Field]
    takes: str
    body: Sequence[Field]
    gives: Sequence[Field]
    statuses: Sequence[str]


@cache
def sections_of() -> Mapping[str, Sequence[Operation]]:
    """Give the operations by the name of their section, in the order in which they were declared."""
    sections: dict[str, list[Operation]] = defaultdict(list)
    for path, method, operation in operations_of(document()):
        sections[operation["tags"][0]].append(_operation(path, method, operation))
    return dict(sections)


def _operation(path: str, method: str, operation: Mapping[str, Any]) -> Operation:
    takes: Mapping[str, Mapping[str, Any]] = operation.get("requestBody", {}).get("content", {})
    return Operation(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        words=operation.get("description", ""),
        scope=operation["x-scope"],
        parameters=[_parameter(each) for each in operation["parameters"]],
        takes=next(iter(takes), ""),
        body=_fields(_schema(takes)),
        gives=_given(operation["responses"]),
        statuses=sorted(operation["responses"]),
    )


def _parameter(said: Mapping[str, Any]) -> Field:
    return Field(said["name"], _type(said["schema"]), said.get("description", ""), said["required"])


def _given(responses: Mapping[str, Any]) -> Sequence[Field]:
    good = [answer.get("content", {}) for status, answer in responses.items() if status < "300"]
    return _fields(_schema(good[0]))


def _schema(content: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    said: list[Mapping[str, Any]] = [each["schema"] for each in content.values()]
    return said[0] if said else {}


def _fields(schema: Mapping[str, Any]) -> Sequence[Field]:
    whole = _resolved(schema)
    required = set(whole.get("required", ()))
    return [
        Field(name, _type(each), each.get("description", ""), name in required)
        for name, each in whole.get("properties", {}).items()
    ]


def _type(schema: Mapping[str, Any]) -> str:
    """Write a type in a few words: "string", "integer or null", "list of EntryShape"."""
    if "anyOf" in schema:
        return " or ".join(_type(each) for each in schema["anyOf"])
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[-1]).removesuffix("Shape")
    if "enum" in schema:
        return " | ".join(str(each) for each in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type", "anything"))


def _resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    found: Mapping[str, Any] = document()["components"]["schemas"][name] if name else schema
    return found
