"""Making the role and the database that Flurfunk works with, which is not the server's superuser."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from flurfunk.embedded.addresses import ROLE, dsn

if TYPE_CHECKING:
    from psycopg import Connection

# Extensions that only a superuser may create; the others are trusted and left to create_extensions.
UNTRUSTED = ("vector",)


def prepare_database(socket: Path, database: str) -> None:
    """Make what is missing. New databases, those of tests too, inherit the extensions of template1."""
    import psycopg
    from psycopg import sql

    with psycopg.connect(dsn(socket, "template1", role="postgres"), autocommit=True) as connection:
        _create_untrusted_extensions(connection)
        if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", ROLE):
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(ROLE)))
        is_new = not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", database)
    with psycopg.connect(dsn(socket, "postgres", role="postgres"), autocommit=True) as connection:
        if is_new:
            create = sql.SQL("CREATE DATABASE {} OWNER {}")
            connection.execute(create.format(sql.Identifier(database), sql.Identifier(ROLE)))
            return
    with psycopg.connect(dsn(socket, database, role="postgres"), autocommit=True) as connection:
        _create_untrusted_extensions(connection)


def _exists(connection: "Connection[Any]", query: str, name: str) -> bool:
    return connection.execute(query.encode(), [name]).fetchone() is not None


def _create_untrusted_extensions(connection: "Connection[Any]") -> None:
    from flurfunk.embedded.extensions import create_extensions

    create_extensions(connection, UNTRUSTED)
