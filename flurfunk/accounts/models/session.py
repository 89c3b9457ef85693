"""One signed-in browser."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.crypto import salted_hmac


class Session(AbstractBaseSession):
    """A session whose key is kept only as a digest: who reads the database cannot sign in with it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="sessions"
    )
    address = models.GenericIPAddressField(null=True, blank=True)
    browser = models.CharField(max_length=300, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(auto_now_add=True)

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        verbose_name = "session"
        verbose_name_plural = "sessions"

    def __str__(self) -> str:
        return f"session of {self.person_id}"

    @property
    def public_id(self) -> str:
        """What stands for the session in addresses: it tells nothing of its key."""
        return salted_hmac("flurfunk.accounts.session", self.session_key, algorithm="sha256").hexdigest()[:32]

    @classmethod
    def get_session_store_class(cls) -> type:
        """Give the store that reads and writes these rows."""
        from flurfunk.accounts.session_store import SessionStore

        return SessionStore
