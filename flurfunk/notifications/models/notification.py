"""One thing that happened that concerns one person."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.events.models import Event
from flurfunk.events.occasions import Reason, occasions, reason_named
from flurfunk.notifications.models.letter import Letter
from flurfunk.notifications.queries import NotificationQuerySet
from flurfunk.spaces.models import Space


class Notification(models.Model):
    """An event concerns a person for one reason, whatever ways it reaches them.

    `thread` names what it is grouped under. What it is about can be gone or out of the person's sight when it is read:
    it is then neither shown nor counted. For those that belong in a digest, `digested_at` says when one was made, and
    `digest` in which it stands; it is in none where it had been seen or sent another way.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    event = models.ForeignKey(Event, models.CASCADE, related_name="notifications")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=24)
    thread = models.CharField(max_length=80)
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="notifications")
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, related_name="notifications")
    space = models.ForeignKey(Space, models.CASCADE, null=True, related_name="notifications")
    page = models.CharField(max_length=80, default="", db_default="")
    is_at_bell = models.BooleanField()
    is_for_digest = models.BooleanField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    digested_at = models.DateTimeField(null=True)
    digest = models.ForeignKey(Letter, models.SET_NULL, null=True, related_name="digested")

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "event"], name="one_is_told_of_an_event_once"),
            models.CheckConstraint(
                condition=Q(entry__isnull=False, space=None, page="")
                | Q(entry=None, space__isnull=False, page="")
                | (Q(entry=None, space=None) & ~Q(page="")),
                name="a_notification_is_about_one_thing",
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "-id"], name="notifications_at_the_bell", condition=Q(is_at_bell=True)
            ),
            models.Index(
                fields=["person", "entry"],
                name="notifications_unread",
                condition=Q(is_at_bell=True, read_at=None),
            ),
            models.Index(
                fields=["person", "id"],
                name="notifications_for_a_digest",
                condition=Q(is_for_digest=True, digested_at=None, read_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.reason} {self.thread}"

    @property
    def why(self) -> Reason:
        """The reason, as the occasion declares it."""
        return reason_named(occasions()[self.event.kind], self.reason)
