"""What the measuring asks for: people who are signed in, and entries, spaces and words to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection

_SPREAD = (0.01, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9)  # from the most active person to the quietest


@dataclass(frozen=True)
class Reader:
    """Somebody with a session."""

    id: int
    handle: str
    session: str


class Network:
    """The seeded network as the cases see it; everything is looked up when it is first asked for."""

    @cached_property
    def readers(self) -> list[Reader]:
        """Eight people, from the most active to the quietest."""
        colleagues = self._column("SELECT id FROM people_person WHERE role = 'person' ORDER BY id")
        return sign_in([colleagues[int(len(colleagues) * share)] for share in _SPREAD])

    @cached_property
    def talked_about(self) -> list[int]:
        """Entries for the whole company with exactly 20 comments."""
        return self._column("""SELECT id FROM content_entry WHERE comment_count = 20 AND space_id IS NULL
            AND status = 'published' ORDER BY id DESC LIMIT 8""")

    def entries(self, count: int, *, leaving_out: int) -> list[int]:
        """Entries for the whole company, newest first."""
        return self._column(
            """SELECT id FROM content_entry WHERE space_id IS NULL AND status = 'published'
            AND author_id <> ALL(%s) ORDER BY id DESC OFFSET %s LIMIT %s""",
            [[reader.id for reader in self.readers], leaving_out, count],
        )

    def unfelt(self, count: int, emoji: str) -> list[int]:
        """Entries for the whole company on which none of the readers has put the emoji."""
        return self._column(
            """SELECT id FROM content_entry e WHERE space_id IS NULL AND status = 'published'
            AND NOT EXISTS (SELECT 1 FROM conversation_reaction r
                WHERE r.entry_id = e.id AND r.person_id = ANY(%s) AND r.emoji = %s)
            ORDER BY id DESC LIMIT %s""",
            [[reader.id for reader in self.readers], emoji, count],
        )

    @cached_property
    def open_spaces(self) -> list[str]:
        """The addresses of the eight largest open spaces."""
        return self._column("""SELECT slug FROM spaces_space WHERE visibility = 'open'
            ORDER BY member_count DESC LIMIT 8""")

    @cached_property
    def largest_space(self) -> int:
        """The open space with the most members."""
        found: int = self._column("""SELECT id FROM spaces_space WHERE visibility = 'open'
            ORDER BY member_count DESC LIMIT 1""")[0]
        return found

    def members(self, count: int) -> list[int]:
        """So many members of the largest space, or as many as it has."""
        return self._column(
            "SELECT person_id FROM spaces_membership WHERE space_id = %s ORDER BY person_id LIMIT %s",
            [self.largest_space, count],
        )

    def span(self) -> tuple[Any, Any]:
        """The moments of the first and the last seeded entry."""
        return (
            self._column("SELECT min(published_at) FROM content_entry WHERE id < 100")[0],
            self._column("SELECT max(published_at) FROM content_entry WHERE published_at < '2026-11-01'")[0],
        )

    def sizes(self) -> dict[str, int]:
        """How large the network is, by table."""
        tables = {
            "people": "people_person",
            "spaces": "spaces_space",
            "entries": "content_entry",
            "comments": "conversation_comment",
            "reactions": "conversation_reaction",
        }
        return {noun: self._column(f"SELECT count(*) FROM {table}")[0] for noun, table in tables.items()}

    def jobs_left(self) -> int:
        """How many jobs the worker has not done yet."""
        left: int = self._column("SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')")[
            0
        ]
        return left

    def _column(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(sql, list(parameters))
            return [row[0] for row in cursor.fetchall()]


def sign_in(ids: Sequence[int]) -> list[Reader]:
    """Make a session for each of the people, by the store that the pages use."""
    from flurfunk.accounts.session_store import SessionStore
    from flurfunk.people.models import Person

    readers = []
    for person in Person.objects.filter(pk__in=ids).order_by("id"):
        store = SessionStore()
        store[SESSION_KEY] = str(person.pk)
        store[BACKEND_SESSION_KEY] = "flurfunk.accounts.backends.ActivePeople"
        store[HASH_SESSION_KEY] = person.get_session_auth_hash()
        store.create()
        readers.append(Reader(person.pk, person.handle, store.session_key or ""))
    return readers
