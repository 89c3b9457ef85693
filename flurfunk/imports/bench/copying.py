"""Write many rows at once with COPY."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def copy_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows of a model; columns that are not named get what the model's fields default to."""
    unnamed = [f for f in model._meta.concrete_fields if f.attname not in columns]  # noqa: SLF001
    rest = [(f.column, f.get_db_prep_save(f.get_default(), connection)) for f in unnamed if not _is_made(f)]
    names = ", ".join(f'"{name}"' for name in (*columns, *(name for name, _ in rest)))
    defaults = tuple(value for _, value in rest)
    table = model._meta.db_table  # noqa: SLF001 - Django's documented name for the options
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row((*row, *defaults))


def continue_ids(*tables: type[models.Model]) -> None:
    """Let the ids that PostgreSQL gives go on after those that were written."""
    with connection.cursor() as cursor:
        for model in tables:
            table = model._meta.db_table  # noqa: SLF001
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), coalesce(max(id), 1)) FROM {table}"  # noqa: S608
            )


def _is_made(field: "models.Field[Any, Any]") -> bool:
    """Tell whether PostgreSQL fills the column by itself."""
    return isinstance(field, models.AutoField | models.BigAutoField)
