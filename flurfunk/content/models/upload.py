"""A file on its way in."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Upload(models.Model):
    """A file that arrives in pieces, so that a lost line costs only the last one; a StoredFile in the end."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    received = models.BigIntegerField(default=0)
    begun_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(received__lte=F("size")), name="no_more_arrives_than_was_said")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.received} of {self.size}"
