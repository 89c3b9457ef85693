"""Files that people attach."""

from django.conf import settings
from django.db import models

from flurfunk.content.models.entry import Entry
from flurfunk.kit.templating import url


class StoredFile(models.Model):
    """A file as it lies in the store: what it really is was read from its content, not from its name."""

    path = models.CharField(max_length=200)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    preview = models.CharField(max_length=200, blank=True)
    alt = models.CharField(max_length=300, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """The address of the file itself."""
        return url("file", self.pk, self.name)

    @property
    def preview_url(self) -> str:
        """The address of a small picture of it, empty where there is none."""
        return url("file_preview", self.pk) if self.preview else ""

    @property
    def is_picture(self) -> bool:
        """Tell whether it is shown as a picture."""
        return bool(self.width)


class Attachment(models.Model):
    """A file hangs on an entry."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="attachments")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="attachments")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "file"], name="a_file_hangs_on_an_entry_once")
        ]

    def __str__(self) -> str:
        return f"{self.file_id} on {self.entry_id}"
