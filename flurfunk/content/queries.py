"""Which entries a person may see, and how they are listed."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from flurfunk.spaces.models import Space

if TYPE_CHECKING:
    from flurfunk.content.models.entry import Entry  # noqa: F401 - the type of the rows
    from flurfunk.people.models import Person


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries as the pages ask for them."""

    def visible_to(self, person: "Person") -> Self:
        """Published ones this person may read."""
        return self.filter(status="published").readable_by(person)

    def readable_by(self, person: "Person") -> Self:
        """Those for the whole company (guests excepted) or in a readable space, whatever their status."""
        mine = Q(space__in=Space.objects.joined_by(person).values("pk"))
        open_to_all = Q(space=None) | Q(space__visibility="open")
        return self.filter(mine if person.is_guest else mine | open_to_all)

    def deleted(self) -> Self:
        """Those that somebody deleted and that can come back."""
        return self.filter(status="deleted")

    def with_people(self) -> Self:
        """With author and space read in the same query."""
        return self.select_related("author", "space", "space__archiving")
