"""How people are found."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import models
from django.db.models import Q
from django.urls import reverse

from flurfunk.kit.text import fold

if TYPE_CHECKING:
    from flurfunk.people.models import Person

_ALIKE_ENOUGH = 0.45  # word similarity; below it "Meier" no longer finds "Mayer", above it noise comes


class PersonQuerySet(models.QuerySet["Person"]):
    """People as the pages ask for them."""

    def active(self) -> Self:
        """Those who may sign in."""
        return self.filter(deactivation__isnull=True)

    def visible_to(self, person: "Person") -> Self:
        """Everybody for colleagues; for guests those with whom they share a space, and themselves."""
        if not person.is_guest:
            return self
        shared = Q(memberships__space__memberships__person=person)
        return self.filter(shared | Q(pk=person.pk)).distinct()

    def followed_by(self, person: "Person") -> Self:
        """Those whom this person follows."""
        return self.filter(followers__follower=person)

    def by_name(self) -> Self:
        """In the order of their names, the id breaking ties."""
        return self.order_by("folded", "id")

    def named_like(self, typed: str) -> Self:
        """Those whose name, work, team or place is like what was typed, typos and umlauts forgiven, best first."""
        folded = fold(typed).strip()
        alike = TrigramWordSimilarity(folded, "folded")
        return (
            self.annotate(likeness=alike)
            .filter(Q(folded__contains=folded) | Q(folded__trigram_word_similar=folded))
            .filter(Q(folded__contains=folded) | Q(likeness__gte=_ALIKE_ENOUGH))
            .order_by("-likeness", "folded", "id")
        )


def resolve_handles(handles: Sequence[str]) -> Mapping[str, tuple[str, str]]:
    """Give address and name of those of the handles that exist."""
    from flurfunk.people.models import Person

    found = Person.objects.filter(handle__in=list(handles)).values_list("handle", "name")
    return {handle: (reverse("person", args=[handle]), name) for handle, name in found}
