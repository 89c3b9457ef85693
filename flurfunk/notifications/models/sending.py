"""A notification is to be sent somewhere."""

from django.db import models
from django.db.models import Q

from flurfunk.notifications.models.choice import Way
from flurfunk.notifications.models.letter import Letter
from flurfunk.notifications.models.notification import Notification


class Sending(models.Model):
    """One way out of the house for one notification; `settled_at` says when it was sent or no longer needed.

    By mail it is put into a letter first, with what else there is to say of the thread.
    """

    notification = models.ForeignKey(Notification, models.CASCADE, related_name="sendings")
    way = models.CharField(max_length=8, choices=[(way.value, way.label) for way in (Way.PUSH, Way.MAIL)])
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, related_name="sendings")
    due_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    is_sent = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notification", "way"], name="a_notification_is_sent_a_way_once"),
            models.CheckConstraint(condition=Q(way__in=[Way.PUSH, Way.MAIL]), name="a_way_out_is_known"),
            models.CheckConstraint(
                condition=Q(is_sent=False) | Q(settled_at__isnull=False), name="what_is_sent_is_settled"
            ),
        ]
        indexes = [models.Index(fields=["way", "due_at"], name="sendings_due", condition=Q(settled_at=None))]

    def __str__(self) -> str:
        return f"{self.notification_id} by {self.way}"
