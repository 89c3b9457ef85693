"""An address elsewhere."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

LONGEST = 1000  # characters of an address
_FRESH_FOR = timedelta(days=7)
_TRIED_AGAIN_AFTER = timedelta(days=1)


class Link(models.Model):
    """One address and what its page said of itself when we looked; all texts that name it share the row.

    Without a title there is nothing to show: nobody has looked yet, or there was nothing to see. `version` counts what
    was seen, so that what is kept of a card is as old as this.
    """

    url = models.CharField(max_length=LONGEST, unique=True)
    title = models.CharField(max_length=200, blank=True)
    description = models.CharField(max_length=300, blank=True)
    site = models.CharField(max_length=80, blank=True)
    picture = models.CharField(max_length=200, blank=True)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    named_at = models.DateTimeField(default=timezone.now)
    looked_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["named_at"], name="links_by_naming")]

    def __str__(self) -> str:
        return self.url

    @property
    def is_due(self) -> bool:
        """Tell whether it is time to look (again)."""
        if self.looked_at is None:
            return True
        waits = _TRIED_AGAIN_AFTER if self.failed_at else _FRESH_FOR
        return self.looked_at < timezone.now() - waits
