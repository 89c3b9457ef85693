"""How spaces are found, and which ones a person may see and read."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from flurfunk.people.queries import like_words, likeness

if TYPE_CHECKING:
    from flurfunk.people.models import Person
    from flurfunk.spaces.models import Space  # noqa: F401 - named by the class


class SpaceQuerySet(models.QuerySet["Space"]):
    """Spaces as the pages ask for them."""

    def visible_to(self, person: "Person") -> Self:
        """Those this person may know of: listed ones for colleagues, and those they belong or are invited to."""
        # Subqueries, not joins: each space is one row, so a page is read in the order of an index and ends early.
        if person.is_guest:
            return self.filter(pk__in=_spaces_of(person).union(_invited(person)))
        return self.filter(
            ~Q(visibility="secret") | Q(pk__in=_spaces_of(person)) | Q(pk__in=_invited(person))
        )

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

    def archived(self) -> Self:
        """Those that are read but no longer written in."""
        return self.filter(archiving__isnull=False)

    def by_name(self) -> Self:
        """In the order of their names, the id breaking ties."""
        return self.order_by("folded", "id")

    def named_like(self, typed: str) -> Self:
        """Those whose name is like what was typed, umlauts forgiven, best first; typos too within `forgiving()`."""
        return (
            self.filter(like_words(typed))
            .annotate(likeness=likeness(typed))
            .order_by("-likeness", "folded", "id")
        )

    def with_standing(self, person: "Person") -> Self:
        """With `my_role`, `is_invited` and `has_asked` of this person, how many ask to join, and whether archived."""
        from flurfunk.spaces.models import Invitation, JoinRequest, Membership

        mine = {"space": OuterRef("pk"), "person": person}
        asking = JoinRequest.objects.filter(space=OuterRef("pk")).order_by().values("space")
        return self.select_related("archiving").annotate(
            my_role=Subquery(Membership.objects.filter(**mine).values("role")[:1]),
            is_invited=Exists(Invitation.objects.filter(**mine)),
            has_asked=Exists(JoinRequest.objects.filter(**mine)),
            asking_count=Coalesce(Subquery(asking.annotate(n=Count("pk")).values("n")), 0),
        )


def _spaces_of(person: "Person") -> models.QuerySet["models.Model"]:
    from flurfunk.spaces.models import Membership

    return Membership.objects.filter(person=person).values("space_id")  # type: ignore[return-value]  # rows of ids


def _invited(person: "Person") -> models.QuerySet["models.Model"]:
    from flurfunk.spaces.models import Invitation

    return Invitation.objects.filter(person=person).values("space_id")  # type: ignore[return-value]  # rows of ids
