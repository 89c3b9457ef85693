"""A poll in a post. Of an anonymous one nobody can find out who voted how: it is written nowhere."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from flurfunk.content.models import Entry

ENOUGH = 3  # ballots from which an open anonymous poll shows its results: fewer would tell of single people


class Poll(models.Model):
    """What the readers of a post are asked to choose from."""

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="poll")
    takes_several = models.BooleanField(default=False)
    is_anonymous = models.BooleanField(default=False)
    closes_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Poll in {self.entry_id}"

    @property
    def is_closed(self) -> bool:
        """Tell whether its time is over."""
        return self.closes_at is not None and self.closes_at <= timezone.now()


class Choice(models.Model):
    """One answer, and how often it was chosen."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="choices")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "position"], name="choices_stand_in_order")]

    def __str__(self) -> str:
        return self.words


class Ballot(models.Model):
    """Somebody has voted: not when, and not what."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="ballots")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "person"], name="everybody_votes_once")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.poll_id}"


class Vote(models.Model):
    """What somebody chose, in a poll that is not anonymous."""

    choice = models.ForeignKey(Choice, models.CASCADE, related_name="votes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["choice", "person"], name="nobody_chooses_a_thing_twice")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.choice_id}"
