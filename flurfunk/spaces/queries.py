"""How spaces are found, and which ones a person may see and read."""

from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import models
from django.db.models import Q

from flurfunk.kit.text import fold

if TYPE_CHECKING:
    from flurfunk.people.models import Person
    from flurfunk.spaces.models.membership import Membership
    from flurfunk.spaces.models.space import Space  # noqa: F401 - the type of the rows


class SpaceQuerySet(models.QuerySet["Space"]):
    """Spaces as the pages ask for them."""

    def visible_to(self, person: "Person") -> Self:
        """Those this person may know of: listed ones for colleagues, and those they belong or are invited to."""
        mine = Q(pk__in=_spaces_of(person)) | Q(invitations__person=person)
        if person.is_guest:
            return self.filter(mine).distinct()
        return self.filter(mine | ~Q(visibility="secret")).distinct()

    def readable_by(self, person: "Person") -> Self:
        """Those whose entries this person may read: open ones for colleagues, and those they belong to."""
        mine = Q(pk__in=_spaces_of(person))
        return self.filter(mine if person.is_guest else mine | Q(visibility="open"))

    def joined_by(self, person: "Person") -> Self:
        """Those this person belongs to."""
        return self.filter(memberships__person=person)

    def writable_by(self, person: "Person") -> Self:
        """Those in which this person may publish: joined and not archived."""
        return self.joined_by(person).filter(archiving__isnull=True)

    def unarchived(self) -> Self:
        """Those that are in use."""
        return self.filter(archiving__isnull=True)

    def by_name(self) -> Self:
        """In the order of their names, the id breaking ties."""
        return self.order_by("folded", "id")

    def named_like(self, typed: str) -> Self:
        """Those whose name is like what was typed, typos and umlauts forgiven, best first."""
        folded = fold(typed).strip()
        return (
            self.annotate(likeness=TrigramWordSimilarity(folded, "folded"))
            .filter(Q(folded__contains=folded) | Q(folded__trigram_word_similar=folded))
            .order_by("-likeness", "folded", "id")
        )


def _spaces_of(person: "Person") -> "models.QuerySet[Membership, Any]":
    from flurfunk.spaces.models import Membership

    return Membership.objects.filter(person=person).values("space_id")
