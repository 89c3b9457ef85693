"""Something is out of everybody's sight, and its author may say that it should not be."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.moderation.queries import HidingQuerySet
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space


class Hiding(models.Model):
    """Exists while an entry or a comment is hidden; its author and those who are responsible see it, marked."""

    entry = models.OneToOneField(Entry, models.CASCADE, null=True, related_name="hiding")
    comment = models.OneToOneField(Comment, models.CASCADE, null=True, related_name="hiding")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    space = models.ForeignKey(Space, models.CASCADE, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField(max_length=2000)
    at = models.DateTimeField(auto_now_add=True)

    objects = HidingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=False, comment=None) | Q(entry=None, comment__isnull=False),
                name="a_hiding_is_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} by {self.by_id}"

    @property
    def url(self) -> str:
        """The address of the page on which it is still seen."""
        return reverse("hiding", args=[self.pk])

    @property
    def subject(self) -> Entry | Comment:
        """What is hidden."""
        return self.entry or self.comment  # type: ignore[return-value]  # a constraint says that there is one


class Appeal(models.Model):
    """The author asks, once, that somebody else decides anew; a refusal says why, a restored text has no hiding."""

    hiding = models.OneToOneField(Hiding, models.CASCADE, primary_key=True)
    words = models.TextField(max_length=2000)
    at = models.DateTimeField(auto_now_add=True)
    refused_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    answer = models.TextField(max_length=2000, blank=True)

    def __str__(self) -> str:
        return f"appeal against {self.hiding_id}"
