"""Pages and sockets on one port, for any ASGI server."""

import os
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo

from flurfunk.config.wsgi import application as pages

from flurfunk.config.warming import warm_up  # isort: skip - after Django is set up
from flurfunk.live.bridge import Bridge  # isort: skip
from flurfunk.kit.parents import end_with_parent  # isort: skip
from flurfunk.live.gateway import Gateway  # isort: skip


def _gateway() -> Gateway:
    from django.conf import settings
    from django.db import connection

    from flurfunk.accounts.sockets import sources_for, whose_session

    known = {option.keyword.decode() for option in Conninfo.get_defaults()}
    params = connection.get_connection_params()
    conninfo = make_conninfo(**{key: value for key, value in params.items() if key in known})
    return Gateway(conninfo, cookie=settings.SESSION_COOKIE_NAME, whose=whose_session, decide=sources_for)


bridge = Bridge(pages, threads=int(os.environ.get("FLURFUNK_THREADS", "8")), longest_body=60_000_000)
gateway = _gateway()


async def application(
    scope: Mapping[str, Any],
    receive: Callable[[], Awaitable[dict[str, Any]]],
    send: Callable[[dict[str, Any]], Awaitable[None]],
) -> None:
    """Answer pages by the bridge, sockets by the gateway, and start and stop both with the server."""
    if scope["type"] == "http":
        await bridge(scope, receive, send)
    elif scope["type"] == "websocket":
        await gateway(scope, receive, send)
    elif scope["type"] == "lifespan":
        await _live(receive, send)


async def _live(
    receive: Callable[[], Awaitable[dict[str, Any]]], send: Callable[[dict[str, Any]], Awaitable[None]]
) -> None:
    await receive()
    await gateway.start()
    end_with_parent()
    warm_up()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await gateway.stop()
    bridge.stop()
    await send({"type": "lifespan.shutdown.complete"})
