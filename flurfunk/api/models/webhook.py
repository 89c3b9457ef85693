"""Where other programs are told of what happens here."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from flurfunk.spaces.models import Space


class Webhook(models.Model):
    """An address that is told of some kinds of events: in one space, or of what every colleague may see.

    The secret signs what is sent and so has to be kept as it is. `failing_since` begins with the first delivery that
    was given up and ends with one that arrives; `off_at` says since when nothing is sent any more.
    """

    url = models.CharField(max_length=500)
    events = ArrayField(models.CharField(max_length=60))
    space = models.ForeignKey(Space, models.CASCADE, null=True, blank=True, related_name="+")
    secret = models.CharField(max_length=80)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(events__len__gt=0), name="a_webhook_is_told_of_something"),
        ]

    def __str__(self) -> str:
        return self.url

    @property
    def is_on(self) -> bool:
        """Tell whether it is told of anything now."""
        return self.off_at is None


class Dispatch(models.Model):
    """One thing a webhook is told, the same however often it is tried; `event_id` may be gone from the events."""

    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="dispatches")
    event_id = models.BigIntegerField()
    kind = models.CharField(max_length=60)
    content = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["webhook", "event_id"], name="a_webhook_is_told_of_an_event_once"
            ),
        ]
        indexes = [models.Index(fields=["webhook", "-id"], name="dispatches_of_a_webhook")]

    def __str__(self) -> str:
        return f"{self.kind} to {self.webhook_id}"

    @property
    def public_id(self) -> str:
        """What the other side knows it by: the same each time it is sent."""
        return f"msg_{self.pk}"


class Attempt(models.Model):
    """One try to deliver: what was answered (0 where nobody did), and how long it took in milliseconds."""

    dispatch = models.ForeignKey(Dispatch, models.CASCADE, related_name="attempts")
    at = models.DateTimeField(auto_now_add=True)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=1000, blank=True)
    took = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.dispatch_id}: {self.status}"
