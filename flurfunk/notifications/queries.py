"""Which notifications a person has, as the pages ask for them."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from flurfunk.content.models import Entry
from flurfunk.spaces.models import Space

if TYPE_CHECKING:
    from flurfunk.notifications.models import Notification  # noqa: F401 - the type of the rows
    from flurfunk.people.models import Person


class NotificationQuerySet(models.QuerySet["Notification"]):
    """Notifications; `shown_to` is what every list, every count and every letter begins with."""

    def shown_to(self, person: "Person") -> Self:
        """This person's, about what is there and what they may still see."""
        about_entries = Q(entry__in=Entry.objects.visible_to(person).values("pk"))
        about_spaces = Q(space__in=Space.objects.visible_to(person).values("pk"))
        standing = Q(comment=None) | Q(comment__deleted_at=None)
        return self.filter(about_entries | about_spaces | ~Q(page=""), standing, person=person)

    def at_bell(self) -> Self:
        """Those that are shown here."""
        return self.filter(is_at_bell=True)

    def unread(self) -> Self:
        """Those not read yet."""
        return self.filter(read_at=None)
