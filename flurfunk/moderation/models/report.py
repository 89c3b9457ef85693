"""Somebody finds that something should not stand here."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.moderation.queries import ReportQuerySet
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space


class Grounds(models.TextChoices):
    """Why somebody reports something."""

    HURTFUL = "hurtful", _("It insults or threatens somebody")
    PRIVATE = "private", _("It tells something private")
    CONFIDENTIAL = "confidential", _("It tells something confidential")
    MISPLACED = "misplaced", _("It does not belong here")
    OTHER = "other", _("Something else")


class Report(models.Model):
    """A report of one entry, comment or profile; open until somebody responsible answers it.

    `author` is whose it is, `space` where it stands, nothing for what is everybody's.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="reports")
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, related_name="reports")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="reports")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    space = models.ForeignKey(Space, models.CASCADE, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reports_made")
    grounds = models.CharField(max_length=16, choices=Grounds.choices)
    words = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    answer = models.TextField(max_length=2000, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=False, comment=None, person=None)
                | Q(entry=None, comment__isnull=False, person=None)
                | Q(entry=None, comment=None, person__isnull=False),
                name="a_report_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(grounds__in=Grounds.values), name="a_reports_grounds_are_known"
            ),
            models.UniqueConstraint(
                fields=["by", "entry", "comment", "person"],
                name="one_reports_a_thing_once_at_a_time",
                condition=Q(answered_at=None),
                nulls_distinct=False,
            ),
        ]
        indexes = [models.Index(fields=["-id"], name="reports_open", condition=Q(answered_at=None))]

    def __str__(self) -> str:
        return f"{self.grounds} by {self.by_id}"

    @property
    def url(self) -> str:
        """The address of the report."""
        return reverse("report", args=[self.pk])

    @property
    def subject(self) -> Entry | Comment | Person:
        """What is reported."""
        return self.entry or self.comment or self.person  # type: ignore[return-value]  # a constraint says that there is one
