"""The door to the live bus, and the queue of one client behind it."""

import asyncio
import json
from typing import Any

import pytest
from django.db import connection

from flurfunk.live.client import Client
from flurfunk.live.publishing import publish
from flurfunk.live.registry import Registry

Payloads = list[dict[str, Any]]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch, db: None) -> Payloads:
    """What PostgreSQL would have been told."""
    payloads: Payloads = []
    execute = connection.cursor().__class__.execute

    def keep(cursor: Any, sql: Any, params: Any = None) -> Any:
        if "pg_notify" in str(sql):
            payloads.append(json.loads(params[1]))
        return execute(cursor, sql, params)

    monkeypatch.setattr(connection.cursor().__class__, "execute", keep)
    return payloads


def test_many_sources_are_sent_in_parts_that_postgresql_takes(sent: Payloads) -> None:
    sources = [f"topic:{10**15 + n}" for n in range(250)]
    publish(sources, {"entry": 7})
    assert [len(p["to"]) for p in sent] == [100, 100, 50]
    assert [s for p in sent for s in p["to"]] == sources


def test_content_is_no_message(db: None) -> None:
    with pytest.raises(ValueError, match="ids, not content"):
        publish(["company"], {"html": "ä" * 4000})


async def _all_sent(client: Client) -> list[str]:
    texts: list[str] = []

    async def send(message: dict[str, Any]) -> None:
        texts.append(message["text"])

    client.close(1012) if client.is_closing.is_set() else client._queue.put_nowait(None)
    await client.send_all(send)
    return texts


def test_a_queue_that_is_full_becomes_one_wish_to_read_again() -> None:
    async def overflow() -> list[str]:
        client = Client("key", 1)
        for number in range(205):
            client.tell({"n": number})
        return await _all_sent(client)

    assert asyncio.run(overflow()) == ['{"resync": true}', *(f'{{"n":{n}}}' for n in range(201, 205))]


def test_who_is_closed_hears_nothing_that_still_waited_and_nothing_new() -> None:
    async def close() -> tuple[list[str], int]:
        client = Client("key", 1)
        for number in range(300):
            client.tell({"n": number})
        client.close(4401)
        for number in range(300):
            client.tell({"n": number})
        client.close(1000)
        return await _all_sent(client), client.close_code

    assert asyncio.run(close()) == ([], 4401)


def test_a_client_hears_a_signal_once_per_stream_and_leaves_no_trace() -> None:
    async def hear() -> tuple[list[str], Registry]:
        registry, client = Registry(), Client("key", 1)
        registry.enter(client)
        registry.subscribe(client, "home:", frozenset({"company", "space:1", "topic:2"}))
        registry.subscribe(client, "space:1", frozenset({"space:1"}))
        registry.deliver(["company", "space:1", "topic:2", "space:9"], {"entry": 7})
        registry.subscribe(client, "space:1", frozenset({"space:3"}))
        registry.deliver(["space:1"], {"entry": 8})
        registry.leave(client)
        registry.deliver(["space:1", "space:3", "company"], {"entry": 9})
        return await _all_sent(client), registry

    texts, registry = asyncio.run(hear())
    assert sorted(texts[:2]) == [
        '{"stream":"home:","signal":{"entry":7}}',
        '{"stream":"space:1","signal":{"entry":7}}',
    ]
    assert texts[2:] == ['{"stream":"home:","signal":{"entry":8}}']
    assert (dict(registry._by_person), dict(registry._by_source), registry.everybody()) == ({}, {}, [])
