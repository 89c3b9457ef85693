"""What stands under a text for the link in it."""

from django.conf import settings
from django.db import models

from flurfunk.content.models import Entry
from flurfunk.conversation.models.comment import Comment
from flurfunk.links.models import Link


class LinkPreview(models.Model):
    """The link that an entry, or a comment under it, shows with title and picture."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="link_previews")
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="link_previews")
    link = models.ForeignKey(Link, models.PROTECT, related_name="previews")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "comment"], name="a_text_shows_one_link", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.link_id} under {self.entry_id}"


class PreviewRemoval(models.Model):
    """Exists while its author wants no link shown under an entry or a comment, whatever the text says by then."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "comment"], name="a_preview_is_removed_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} by {self.by_id}"
