"""Hot reads and writes: statements that PostgreSQL plans once per connection instead of once per page.

Planning the home feed costs more than twice what running it does. Django sends every statement as text with its values
inside, so here the same connection is asked by `kit.prepared`. Values that shape the plan (a page's size, a guest's
narrower view) are written into the statement; everything else is a parameter.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, cast

import psycopg
from django.db import InterfaceError, OperationalError, connection, models
from psycopg.types.numeric import Int8

from flurfunk.kit import prepared

M = TypeVar("M", bound=models.Model)


def read_rows(statement: str, params: Mapping[str, Any] | Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run a SELECT of ours and give its rows; it is prepared on this connection at its first use.

    Where Django's tools look it goes through a cursor, which they know. A connection that broke since its last use (the
    database was started again) is replaced once; reading twice does no harm. Raises django.db.DatabaseError.
    """
    try:
        return _run(statement, params)
    except (OperationalError, InterfaceError):
        if connection.in_atomic_block:
            raise
        connection.close()
        return _run(statement, params)


def write_rows(statement: str, params: Mapping[str, Any] | Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run an INSERT, UPDATE or DELETE of ours and give the rows of its RETURNING. Raises django.db.DatabaseError."""
    return _run(statement, params)


def insert(made: models.Model) -> None:
    """Write a new row as its `save` would, whose number the database gives. Raises django.db.DatabaseError."""
    statement, fields = _insertion(type(made))
    values = [field.get_db_prep_save(field.pre_save(made, True), connection) for field in fields]
    made.pk = write_rows(statement, values)[0][0]
    made._state.adding, made._state.db = False, "default"  # noqa: SLF001 - documented, for those who load instances


@cache
def _insertion(model: type[models.Model]) -> tuple[str, list["models.Field[Any, Any]"]]:
    meta = model._meta  # noqa: SLF001 - Django's documented name for the options
    fields = [field for field in meta.concrete_fields if not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    statement = f'INSERT INTO "{meta.db_table}" ({columns}) VALUES ({places}) RETURNING "{meta.pk.column}"'  # noqa: S608
    return statement, fields


def _run(statement: str, params: Mapping[str, Any] | Sequence[Any]) -> list[tuple[Any, ...]]:
    connection.ensure_connection()
    raw = cast("psycopg.Connection[tuple[Any, ...]]", connection.connection)
    with connection.wrap_database_errors:
        if not connection.queries_logged and not connection.execute_wrappers:
            return prepared.run(raw, statement, _wide(params))
        with connection._prepare_cursor(psycopg.Cursor(raw)) as cursor:  # type: ignore[attr-defined]  # noqa: SLF001 - how Django itself wraps
            cursor.execute(statement, _wide(params))
            return list(cursor.fetchall()) if cursor.description else []


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
