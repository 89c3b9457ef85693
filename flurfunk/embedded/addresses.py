"""How clients reach the server through its socket."""

from pathlib import Path
from urllib.parse import quote

from flurfunk.embedded.configuration import PORT

ROLE = "flurfunk"


def url(socket: Path, database: str, *, role: str = ROLE) -> str:
    """Return a URL for psycopg and libpq, whose host in the query is the socket's directory."""
    return f"postgresql://{role}@/{quote(database, safe='')}?host={quote(str(socket), safe='')}&port={PORT}"


def dsn(socket: Path, database: str, *, role: str = ROLE) -> str:
    """Return the same in libpq's key=value form."""
    name = database.replace("\\", "\\\\").replace("'", "\\'")
    return f"host={socket} port={PORT} user={role} dbname='{name}'"
