"""PostgreSQL's extensions, used where they exist and done without where they do not."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from psycopg import Connection

WANTED = ("pg_trgm", "unaccent", "citext", "vector")


def create_extensions(connection: "Connection[Any]", wanted: Iterable[str] = WANTED) -> frozenset[str]:
    """Create those extensions that the server has and we may create; return which of them now exist."""
    from psycopg import errors, sql

    names = list(wanted)
    available = connection.execute(
        "SELECT name FROM pg_available_extensions WHERE name = ANY(%s) AND installed_version IS NULL", [names]
    ).fetchall()
    for (name,) in available:
        try:
            with connection.transaction():
                connection.execute(sql.SQL("CREATE EXTENSION {}").format(sql.Identifier(name)))
        except (errors.InsufficientPrivilege, errors.DuplicateObject, errors.UniqueViolation):
            continue  # we may not, or somebody else was quicker
    found = connection.execute("SELECT extname FROM pg_extension WHERE extname = ANY(%s)", [names]).fetchall()
    return frozenset(name for (name,) in found)
