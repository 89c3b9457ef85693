"""Who hears what on this gateway, kept in memory."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from flurfunk.live.client import Client


class Registry:
    """The clients of one gateway, found by person and by source."""

    def __init__(self) -> None:
        self._by_person: dict[int, set[Client]] = defaultdict(set)
        self._by_source: dict[str, dict[Client, set[str]]] = defaultdict(dict)

    def enter(self, client: Client) -> None:
        """Take in a connected client."""
        self._by_person[client.person_id].add(client)

    def leave(self, client: Client) -> None:
        """Forget a client and everything it heard."""
        for stream in list(client.streams):
            self.unsubscribe(client, stream)
        self._by_person[client.person_id].discard(client)
        if not self._by_person[client.person_id]:
            del self._by_person[client.person_id]

    def subscribe(self, client: Client, stream: str, sources: frozenset[str]) -> None:
        """Let a client hear the sources under the name of the stream."""
        self.unsubscribe(client, stream)
        client.streams[stream] = sources
        for source in sources:
            self._by_source[source].setdefault(client, set()).add(stream)

    def unsubscribe(self, client: Client, stream: str) -> None:
        """Let a client hear a stream no longer."""
        for source in client.streams.pop(stream, frozenset()):
            heard = self._by_source[source]
            heard[client].discard(stream)
            if not heard[client]:
                del heard[client]
            if not heard:
                del self._by_source[source]

    def deliver(self, sources: Iterable[str], signal: Mapping[str, Any]) -> None:
        """Queue a signal for every client that hears one of the sources, once per stream."""
        written: dict[str, str] = {}
        told: set[tuple[Client, str]] = set()
        for source in sources:
            for client, streams in self._by_source.get(source, {}).items():
                for stream in streams:
                    if (client, stream) not in told:
                        told.add((client, stream))
                        client.tell_text(_written(written, stream, signal))

    def of_person(self, person_id: int) -> list[Client]:
        """Give the clients of a person."""
        return list(self._by_person.get(person_id, ()))

    def hearing(self, source: str) -> list[Client]:
        """Give the clients that hear a source."""
        return list(self._by_source.get(source, ()))

    def everybody(self) -> list[Client]:
        """Give all clients."""
        return [client for clients in self._by_person.values() for client in clients]


def _written(written: dict[str, str], stream: str, signal: Mapping[str, Any]) -> str:
    if stream not in written:
        message = {"stream": stream, "signal": signal}
        written[stream] = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    return written[stream]
