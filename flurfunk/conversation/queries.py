"""How comments are listed, and who may see them."""

from typing import TYPE_CHECKING, Self

from django.db import models

from flurfunk.content.models import Entry

if TYPE_CHECKING:
    from flurfunk.conversation.models.comment import Comment  # noqa: F401 - the type of the rows
    from flurfunk.people.models import Person


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments as the pages ask for them."""

    def visible_to(self, person: "Person") -> Self:
        """Those under entries this person may see, deleted ones excepted."""
        return self.filter(deleted_at=None, entry__in=Entry.objects.visible_to(person))

    def with_people(self) -> Self:
        """With their authors and files read along."""
        return self.select_related("author").prefetch_related("attachments__file")

    def oldest(self) -> Self:
        """In the order in which they were written."""
        return self.order_by("created_at", "id")
