"""Transactions of more than one kind."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """One transaction, without savepoints for what nests in it: the first error undoes the whole.

    For thousands of verbs in a row, of which two statements in five would be savepoints. What catches a database error
    and carries on cannot be used in it.
    """
    with transaction.atomic():
        connection.features.uses_savepoints = False
        try:
            yield
        finally:
            connection.features.uses_savepoints = True
