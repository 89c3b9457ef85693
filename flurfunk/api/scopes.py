"""What a token may be used for: an area of the house, to read it or to change things in it, too."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.TextChoices):
    """A part of the house as programs ask for it."""

    PEOPLE = "people", _("People")
    SPACES = "spaces", _("Spaces")
    ENTRIES = "entries", _("Entries and comments")
    TOPICS = "topics", _("Topics")
    UPLOADS = "uploads", _("Files")
    NOTIFICATIONS = "notifications", _("Notifications")

    @property
    def to_read(self) -> str:
        """The scope that lets a token read it."""
        return f"{self.value}:read"

    @property
    def to_write(self) -> str:
        """The scope that lets a token change things in it; it lets it read, too."""
        return f"{self.value}:write"


SCOPES = tuple(scope for area in Area for scope in (area.to_read, area.to_write))


def permits(given: Iterable[str], area: Area, *, writes: bool) -> bool:
    """Tell whether the scopes given to a token suffice."""
    enough = {area.to_write} if writes else {area.to_read, area.to_write}
    return not enough.isdisjoint(given)
