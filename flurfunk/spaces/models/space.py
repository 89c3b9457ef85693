"""A space: a place for a group or a subject."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from flurfunk.kit.templating import url
from flurfunk.spaces.queries import SpaceQuerySet


class Visibility(models.TextChoices):
    """Who sees and who reads a space."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    SECRET = "secret", _("Secret")

    @property
    def meaning(self) -> str:
        """Say in a sentence what it means for people."""
        return str(_MEANINGS[self])

    @property
    def is_listed(self) -> bool:
        """Tell whether colleagues who are not members see that it exists."""
        return self is not Visibility.SECRET


_MEANINGS = {
    Visibility.OPEN: _("Everybody may read and join."),
    Visibility.CLOSED: _("Everybody sees that it exists; members read, and joining is approved."),
    Visibility.SECRET: _("Only members know that it exists."),
}


class Space(models.Model):
    """A place with members, in which entries are published."""

    slug = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=80)
    description = models.TextField(max_length=1000, blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility.choices, default=Visibility.OPEN)
    picture = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=10, blank=True)
    is_default = models.BooleanField(default=False)
    member_count = models.PositiveIntegerField(default=0)
    folded = models.TextField(editable=False, default="")
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SpaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(visibility__in=Visibility.values), name="a_spaces_visibility_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["folded", "id"], name="spaces_by_name"),
            GinIndex(fields=["folded"], name="spaces_folded", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """The address of the space."""
        return url("space", self.slug)

    @property
    def picture_url(self) -> str:
        """The address of the picture, empty without one."""
        return f"/photos/{self.picture}" if self.picture else ""

    @property
    def hue(self) -> int:
        """A colour from 1 to 12 that stays the same."""
        return self.pk % 12 + 1

    @property
    def is_open(self) -> bool:
        """Tell whether every colleague may read."""
        return self.visibility == Visibility.OPEN

    @property
    def is_archived(self) -> bool:
        """Tell whether nothing new may be written here; costs a query unless `archiving` was selected."""
        return hasattr(self, "archiving")
