"""Hot reads: statements that PostgreSQL plans once per connection instead of once per page.

Planning the home feed costs more than twice what running it does. Django sends every statement as text with its values
inside, so here the same connection is asked by `kit.prepared`. Values that shape the plan (a page's size, a guest's
narrower view) are written into the statement; everything else is a parameter.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

import psycopg
from django.db import InterfaceError, OperationalError, connection, models
from psycopg.types.numeric import Int8

from flurfunk.kit import prepared

M = TypeVar("M", bound=models.Model)


def read_rows(statement: str, params: Mapping[str, Any] | Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run a SELECT of ours and give its rows; it is prepared on this connection at its first use.

    Where Django's tools look, and as the first word of a transaction, it goes through a cursor that both know. A
    connection that broke since its last use (the database was started again) is replaced once; reading twice does no
    harm. Raises django.db.DatabaseError.
    """
    try:
        return _read(statement, params)
    except (OperationalError, InterfaceError):
        if connection.in_atomic_block:
            raise
        connection.close()
        return _read(statement, params)


def _read(statement: str, params: Mapping[str, Any] | Sequence[Any]) -> list[tuple[Any, ...]]:
    connection.ensure_connection()
    raw = cast("psycopg.Connection[tuple[Any, ...]]", connection.connection)
    with connection.wrap_database_errors:
        if not connection.queries_logged and not connection.execute_wrappers and prepared.may_read(raw):
            return prepared.read(raw, statement, _wide(params))
        with connection._prepare_cursor(psycopg.Cursor(raw)) as cursor:  # type: ignore[attr-defined]  # noqa: SLF001 - how Django itself wraps
            cursor.execute(statement, _wide(params))
            return list(cursor.fetchall())


def with_literals(statement: str, **values: int | bool) -> str:
    """Write numbers and truths of ours into a statement in place of `%(name)s`."""
    for name, value in values.items():
        text = str(value).lower() if isinstance(value, bool) else str(int(value))
        statement = statement.replace(f"%({name})s", text)
    return statement


def columns_of(model: type[models.Model], alias: str) -> str:
    """Write the columns of a model's table, for a SELECT whose rows `instance` reads."""
    return ", ".join(f'{alias}."{field.column}"' for field in model._meta.concrete_fields)  # noqa: SLF001 - documented


def width_of(model: type[models.Model]) -> int:
    """Give how many values of a row belong to a model."""
    return len(model._meta.concrete_fields)  # noqa: SLF001 - Django's documented name for the options


def instance(model: type[M], values: Sequence[Any]) -> M:
    """Make an instance of the values that `columns_of` asked for."""
    fields = model._meta.concrete_fields  # noqa: SLF001 - Django's documented name for the options
    plain = [
        decoded(value) if isinstance(field, models.JSONField) else value
        for field, value in zip(fields, values, strict=True)
    ]
    return model.from_db("default", [field.attname for field in fields], plain)


def instances_by(model: type[M], statement: str, ids: Sequence[int]) -> dict[int, list[M]]:
    """Read what belongs to each of several things: rows of the thing's id and of what `columns_of` asked for."""
    found: dict[int, list[M]] = defaultdict(list)
    for row in read_rows(statement, {"ids": list(ids)}):
        found[row[0]].append(instance(model, row[1:]))
    return found


def decoded(value: Any) -> Any:
    """Read JSON that a bare cursor left as text."""
    return json.loads(value) if isinstance(value, str) else value


def _wide(params: Mapping[str, Any] | Sequence[Any]) -> Mapping[str, Any] | Sequence[Any]:
    """Send every whole number as bigint: psycopg would take the narrowest type, and each would be planned anew."""
    if isinstance(params, Mapping):
        return {name: _wide_value(value) for name, value in params.items()}
    return [_wide_value(value) for value in params]


def _wide_value(value: Any) -> Any:
    return Int8(value) if type(value) is int else value
