"""The gateway's ear: one connection that hears what is published, on whatever machine."""

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Any

import psycopg

from flurfunk.live.publishing import CHANNEL

log = logging.getLogger(__name__)


async def listen(
    conninfo: str, hear: Callable[[dict[str, Any]], None], missed: Callable[[], None], ready: asyncio.Event
) -> None:
    """Pass on every published message until cancelled; after a broken connection say that some may be missed."""
    wait = 0.1
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(conninfo, autocommit=True) as connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                if ready.is_set():
                    missed()
                ready.set()
                wait = 0.1
                async for notification in connection.notifies():
                    _pass_on(notification.payload, hear)
        except (psycopg.OperationalError, OSError) as error:
            log.warning("The live bus lost its connection and tries again: %s", error)
        await asyncio.sleep(wait)
        wait = min(wait * 2, 5.0)


def _pass_on(payload: str, hear: Callable[[dict[str, Any]], None]) -> None:
    """Whoever may use the database may also send nonsense; it must not make us deaf."""
    try:
        hear(json.loads(payload))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        log.warning("The live bus brought something that is no message of ours: %s", error)
