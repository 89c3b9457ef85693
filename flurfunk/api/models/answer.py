"""What was answered to a request that may be sent again."""

from django.conf import settings
from django.db import models


class Answer(models.Model):
    """The answer to a person's request with an idempotency key, kept for a day; `fingerprint` tells what was asked."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    content = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="a_key_is_answered_once")]
        indexes = [models.Index(fields=["at"], name="answers_by_age")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.key}"
