"""The floor: the least an answer to somebody who is signed in can cost on this server and this database.

A bare ASGI application that checks the session by one indexed query and returns a constant.
"""

import hashlib
import os
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from psycopg_pool import AsyncConnectionPool

_QUERY = "SELECT person_id FROM accounts_session WHERE session_key = %s AND expire_date > now()"
_HEADERS = [(b"content-type", b"text/plain"), (b"content-length", b"6")]

pool = AsyncConnectionPool(
    os.environ["DATABASE_URL"], min_size=4, max_size=4, open=False, kwargs={"autocommit": True}
)


async def application(
    scope: Mapping[str, Any],
    receive: Callable[[], Awaitable[dict[str, Any]]],
    send: Callable[[dict[str, Any]], Awaitable[None]],
) -> None:
    """Answer "hello\\n" to those who are signed in."""
    if scope["type"] == "lifespan":
        await receive()
        await pool.open(wait=True)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await pool.close()
        await send({"type": "lifespan.shutdown.complete"})
        return
    key = next((v for k, v in scope["headers"] if k == b"cookie"), b"").partition(b"session=")[2]
    async with pool.connection() as connection:
        cursor = await connection.execute(_QUERY, [hashlib.sha256(key).hexdigest()[:40]])
        row = await cursor.fetchone()
    await send({"type": "http.response.start", "status": 200 if row else 401, "headers": _HEADERS})
    await send({"type": "http.response.body", "body": b"hello\n"})
