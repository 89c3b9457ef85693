"""One thing that happened."""

from django.conf import settings
from django.db import models


class Event(models.Model):
    """What happened, to what, by whom. The subject is named by table and id: it may be gone when it is read."""

    kind = models.CharField(max_length=60)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    details = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "id"], name="events_of_a_subject"),
            models.Index(fields=["id"], name="events_not_told", condition=models.Q(told_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_type}:{self.subject_id}"
