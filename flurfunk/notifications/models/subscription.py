"""A browser that may be told although no page is open, and the house's own key for that."""

from django.conf import settings
from django.db import models

from flurfunk.accounts.models import Session


class Subscription(models.Model):
    """Where a browser's maker takes messages for it, and the keys that only the browser can open them with.

    It hangs on the session it was made in and ends with it. The database sees to that by itself, also where a
    session's key changes; Django would do neither without reading.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="subscriptions")
    session = models.ForeignKey(Session, models.DO_NOTHING, db_constraint=False, related_name="+")
    endpoint = models.TextField(unique=True)
    public_key = models.BinaryField()
    secret = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"a browser of {self.person_id}"


class SenderKey(models.Model):
    """What the house signs its messages to browsers with (VAPID): one pair, made once and never changed."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    private = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="there_is_one_sender_key")]

    def __str__(self) -> str:
        return "the house's key"
