"""A letter that leaves the house for one person."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Letter(models.Model):
    """What one person is told by mail at once: one thread's news, or a digest where `thread` is empty.

    It is made before it is sent, so that sending it again after a crash sends the same letter with the same
    `message_id`, and the second one is recognised. `settled_at` says when it was sent, no longer needed or given up;
    until then it is tried again at `due_at`.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="letters")
    thread = models.CharField(max_length=80, blank=True)
    message_id = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    settled_at = models.DateTimeField(null=True)
    is_sent = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "message_id"], name="a_letter_is_made_once"),
            models.CheckConstraint(
                condition=Q(is_sent=False) | Q(settled_at__isnull=False),
                name="a_letter_that_is_sent_is_settled",
            ),
        ]
        indexes = [models.Index(fields=["due_at"], name="letters_due", condition=Q(settled_at=None))]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.thread or 'digest'}"

    @property
    def is_digest(self) -> bool:
        """Tell whether it is a digest."""
        return not self.thread
