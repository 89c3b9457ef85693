"""The company whose network this is."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from flurfunk.kit.templating import url


class Company(models.Model):
    """One row: name, look and languages. It exists from the first run on."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=80)
    logo = models.CharField(max_length=120, blank=True)
    accent = models.CharField(max_length=7, default="#0f6b5c")
    languages = ArrayField(models.CharField(max_length=10), default=list)
    time_zone = models.CharField(max_length=60, default="UTC")
    looks_at_links = models.BooleanField(default=True, db_default=True)
    is_demo = models.BooleanField(default=False)
    announcement = models.CharField(max_length=300, blank=True, default="", db_default="")
    announced_from = models.DateTimeField(null=True, blank=True)
    announced_until = models.DateTimeField(null=True, blank=True)
    announcement_number = models.PositiveIntegerField(default=0, db_default=0)
    set_up_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="there_is_one_company")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_announcing(self) -> bool:
        """Tell whether something is to be shown on every page now."""
        begin, end = self.announced_from, self.announced_until
        return bool(self.announcement and begin and end and begin <= timezone.now() < end)

    @property
    def logo_url(self) -> str:
        """The address of the logo, empty without one; another logo has another address."""
        return f"{url('logo')}?v={self.logo[:12]}" if self.logo else ""

    @property
    def branding_url(self) -> str:
        """The address of the stylesheet with the company's colour; another colour has another address."""
        return f"{url('branding')}?v={self.accent.lstrip('#')}"
