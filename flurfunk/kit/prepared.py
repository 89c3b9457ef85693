"""Statements of ours by libpq's own calls, prepared once per connection.

psycopg's cursors wait on the socket in Python's terms and look up each statement by its whole text: that costs more
than the server does for a hot read or the writing of a row. Here a thread waits inside libpq, and psycopg only
translates values. psycopg must prepare nothing on these connections (Django never lets it): after a ROLLBACK it would
forget ours, too. Decision 0009.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from psycopg.adapt import AdaptersMap, PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult
from psycopg.types.datetime import TimestamptzLoader

Connection = psycopg.Connection[tuple[Any, ...]]
Params = Mapping[str, Any] | Sequence[Any]

_PLANNED_ONCE = b"SET plan_cache_mode = force_generic_plan"
_PLACE = re.compile(r"%(?:\((\w+)\)s|(s)|(%))")


@dataclass(frozen=True)
class _Context:
    """How values are translated on a connection: as Django has it, but moments by psycopg's own compiled loader.

    Django's is written in Python, to move moments into the connection's time zone. Ours is UTC, as theirs are; for a
    page of the feed that was a fifth of its time.
    """

    connection: Connection
    adapters: AdaptersMap


class _Prepared:
    """What one connection has prepared, by statement and the types of its parameters."""

    def __init__(self, connection: Connection) -> None:
        connection.pgconn.exec_(_PLANNED_ONCE)
        adapters = AdaptersMap(connection.adapters)
        adapters.register_loader("timestamptz", TimestamptzLoader)
        self.translator = Transformer(_Context(connection, adapters))
        self.names: dict[tuple[str, tuple[int, ...]], bytes] = {}


_prepared: WeakKeyDictionary[Connection, _Prepared] = WeakKeyDictionary()
_numbers = count(1)


def run(connection: Connection, statement: str, params: Params) -> list[tuple[Any, ...]]:
    """Run a statement and give its rows; a transaction that is due begins. Raises psycopg.Error."""
    if not connection.autocommit and connection.pgconn.transaction_status == TransactionStatus.IDLE:
        _begin(connection)
    prepared = _prepared.get(connection)
    if prepared is None:
        prepared = _prepared[connection] = _Prepared(connection)
    text, names = _numbered(statement)
    values = [params[name] for name in names] if isinstance(params, Mapping) else params
    translator = prepared.translator
    written = translator.dump_sequence(values, [PyFormat.TEXT] * len(values))
    key = (statement, translator.types or ())
    name = prepared.names.get(key) or _prepare(connection, prepared, key, text)
    result = connection.pgconn.exec_prepared(name, written)  # type: ignore[arg-type]  # None is NULL
    if result.status == ExecStatus.COMMAND_OK:
        return []
    if result.status != ExecStatus.TUPLES_OK:
        raise _error(connection, result)
    translator.set_pgresult(result)
    return translator.load_rows(0, result.ntuples, tuple)


def _begin(connection: Connection) -> None:
    result = connection.pgconn.exec_(b"BEGIN")
    if result.status != ExecStatus.COMMAND_OK:
        raise _error(connection, result)


def _prepare(
    connection: Connection, prepared: _Prepared, key: tuple[str, tuple[int, ...]], text: bytes
) -> bytes:
    name = f"flurfunk_{next(_numbers)}".encode()
    result = connection.pgconn.prepare(name, text, key[1])
    if result.status != ExecStatus.COMMAND_OK:
        raise _error(connection, result)
    prepared.names[key] = name
    return name


def _error(connection: Connection, result: PGresult) -> psycopg.Error:
    if connection.broken:  # what libpq says then has no code of PostgreSQL's
        return psycopg.OperationalError(connection.pgconn.get_error_message())
    return error_from_result(result, connection.info.encoding)


@lru_cache(maxsize=500)
def _numbered(statement: str) -> tuple[bytes, tuple[str, ...]]:
    """Write `%s` and `%(name)s` as PostgreSQL's `$1`; a name that occurs again keeps its number."""
    names: list[str] = []

    def number(place: "re.Match[str]") -> str:
        if place[3]:
            return "%"
        name = place[1] or f"{len(names)}"
        if name not in names:
            names.append(name)
        return f"${names.index(name) + 1}"

    return _PLACE.sub(number, statement).encode(), tuple(names)
