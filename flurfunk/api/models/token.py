"""A personal token: with it a program acts as a person."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from flurfunk.api.scopes import Area, permits


class ApiToken(models.Model):
    """A token of which only a digest is kept: who reads the database cannot use it.

    `beginning` is what people recognise it by. `asked` counts the requests in the minute `minute` (since 1970).
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    beginning = models.CharField(max_length=12)
    scopes = ArrayField(models.CharField(max_length=24))
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    minute = models.BigIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(scopes__len__gt=0), name="a_token_may_be_used_for_something"),
        ]

    def __str__(self) -> str:
        return f"{self.beginning}… of {self.person_id}"

    @property
    def is_expired(self) -> bool:
        """Tell whether its time is over."""
        return self.expires_at is not None and self.expires_at <= timezone.now()

    @property
    def reads(self) -> list[str]:
        """The areas it may only read."""
        return [str(area.label) for area in Area if area.to_read in self.scopes and not self._writes(area)]

    @property
    def writes(self) -> list[str]:
        """The areas it may read and change."""
        return [str(area.label) for area in Area if self._writes(area)]

    def _writes(self, area: Area) -> bool:
        return permits(self.scopes, area, writes=True)
