"""When a person wants to be reached."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Frequency(models.TextChoices):
    """How often a digest comes."""

    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Once a week")


class Rhythm(models.Model):
    """A person's own hours; without a row there are no quiet hours and the digest comes daily.

    Everybody gets a row within a minute of coming; `digest_at` is when the next digest is made, and `digested_until` up
    to when the last one told of what is in the feed.
    Quiet hours are in the person's time zone and may go past midnight. `shows_content` lets what is written stand in a
    push message, which passes through the maker of the browser.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True)
    digest = models.CharField(max_length=8, choices=Frequency.choices, default=Frequency.DAILY)
    digest_at = models.DateTimeField()
    digested_until = models.DateTimeField()
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)
    shows_content = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(digest__in=Frequency.values), name="a_digests_frequency_is_known"
            ),
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None)
                | (Q(quiet_from__isnull=False, quiet_until__isnull=False) & ~Q(quiet_from=F("quiet_until"))),
                name="quiet_hours_begin_and_end",
            ),
        ]
        indexes = [models.Index(fields=["digest_at"], name="digests_due")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.digest}"
