"""Django's sessions in our table: keys kept as digests, and a page's session, person and shell in one query."""

import hashlib
from copy import deepcopy
from functools import lru_cache
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import router, transaction
from django.utils.crypto import constant_time_compare

from flurfunk.accounts.models import Session
from flurfunk.accounts.queries import Visitor, read_visitor
from flurfunk.people.models import Person


def digest(key: str) -> str:
    """Give what is kept of a session's key (40 hexadecimal letters, as the column holds)."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]


class SessionStore(DatabaseStore):
    """The session of one request."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self.visitor: Visitor | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Give the table."""
        return Session

    def read(self) -> Person | None:
        """Read session, person and shell at once, and give the person if the session is really theirs."""
        self.visitor = read_visitor(digest(self.session_key) if self.session_key else "")
        if self.visitor.session_data is None:
            self._session_key = None
            self._session_cache: dict[str, Any] = {}
            return None
        self._session_cache = deepcopy(_decoded(self.visitor.session_data))
        person = self.visitor.person
        if person is None or self._session_cache.get(SESSION_KEY) != str(person.pk):
            return None
        kept = self._session_cache.get(HASH_SESSION_KEY, "")
        return person if constant_time_compare(kept, person.get_session_auth_hash()) else None

    def load(self) -> dict[str, Any]:
        """Read the session alone, where something asks for it before the middleware has."""
        self.read()
        return self._session_cache

    def exists(self, session_key: str) -> bool:
        """Tell whether there is such a session."""
        return Session.objects.filter(session_key=digest(session_key)).exists()

    def save(self, must_create: bool = False) -> None:
        """Write the session; a new one is made with a new key."""
        if self.session_key is None:
            self.create()
            return
        kept: dict[str, Any] = self._get_session(no_load=must_create)  # type: ignore[attr-defined]  # Django's own
        values = {
            "session_data": self.encode(kept),
            "expire_date": self.get_expiry_date(),
            "person_id": kept.get(SESSION_KEY),
        }
        with transaction.atomic(using=router.db_for_write(Session)):
            if must_create:
                Session.objects.create(session_key=digest(self.session_key), **values)
            else:
                Session.objects.filter(session_key=digest(self.session_key)).update(**values)

    def cycle_key(self) -> None:
        """Change the key and keep the row, with what is known of its browser."""
        if self.session_key is None:
            super().cycle_key()
            return
        new_key: str = self._get_new_session_key()  # type: ignore[attr-defined]  # Django's own
        Session.objects.filter(session_key=digest(self.session_key)).update(session_key=digest(new_key))
        self._session_key = new_key
        self.modified = True

    def delete(self, session_key: str | None = None) -> None:
        """End a session."""
        key = session_key or self.session_key
        if key:
            Session.objects.filter(session_key=digest(key)).delete()


@lru_cache(maxsize=5_000)
def _decoded(kept: str) -> dict[str, Any]:
    """Check and read what is kept of a session; most pages of somebody find the same there as the one before."""
    decoded: dict[str, Any] = SessionStore().decode(kept)
    return decoded
