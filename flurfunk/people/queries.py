"""How people are found."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, Self

from django.contrib.postgres.lookups import TrigramWordSimilar
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection, models, transaction
from django.db.models import F, Func, Q, Value
from django.db.models.lookups import Contains
from django.urls import reverse

from flurfunk.kit.paging import decode_key
from flurfunk.kit.text import fold

if TYPE_CHECKING:
    from flurfunk.people.models import Person

_ALIKE_ENOUGH = 0.38  # word similarity; above it "Miller" no longer finds "Muller", far below it noise comes
_MOST_WORDS = 6
_LONGEST_KEY = 240  # letters of a folded name in a key; a person's handle ends before that


class PersonQuerySet(models.QuerySet["Person"]):
    """People as the pages ask for them."""

    def active(self) -> Self:
        """Those who may sign in."""
        return self.filter(deactivation__isnull=True)

    def visible_to(self, person: "Person") -> Self:
        """Everybody for colleagues; for guests those with whom they share a space, and themselves."""
        if not person.is_guest:
            return self
        # Beside the list, not joined to it: one row per person without a DISTINCT over everything.
        met = PersonQuerySet(self.model).filter(memberships__space__memberships__person=person)
        return self.filter(Q(pk__in=met.values("pk")) | Q(pk=person.pk))

    def followed_by(self, person: "Person") -> Self:
        """Those whom this person follows."""
        return self.filter(followers__follower=person)

    def by_name(self) -> Self:
        """In the order of their names, the id breaking ties."""
        return self.order_by("folded", "id")

    def named_like(self, typed: str) -> Self:
        """Those whose name is like what was typed, or whose work, team or place has such a word; best first.

        Umlauts are forgiven, in names typos, too; within `forgiving()` also in short ones.
        """
        return (
            self.filter(like_people(typed))
            .annotate(likeness=likeness(typed))
            .order_by("-likeness", "folded", "id")
        )


class Named(Protocol):
    """Anything that is listed in the order of its name."""

    folded: str
    pk: int


def name_key(row: Named) -> tuple[str, int]:
    """Give the key of a row in a list that is ordered by name."""
    return row.folded[:_LONGEST_KEY], row.pk


def after_name(key: str | None) -> Q:
    """Give the condition for the rows that come after a key in the order of their names."""
    values = decode_key(key, length=2)
    if not values or not values[1].isdecimal():
        return Q()
    folded, number = values
    return Q(folded__gte=folded) & (Q(folded__gt=folded) | Q(pk__gt=int(number)))


def like_words(typed: str, column: str = "folded") -> Q:
    """Give the condition that each word typed is in a folded name or like one of its words."""
    found = Q()
    for word in fold(typed).split()[:_MOST_WORDS]:
        found &= Q(**{f"{column}__contains": word}) | Q(**{f"{column}__trigram_word_similar": word})
    return found


def like_people(typed: str, column: str = "folded") -> Q:
    """Give the condition that each word typed is like one of the name, or begins one of what is around the name."""
    name = Func(F(column), Value("\n"), Value(1), function="split_part", output_field=models.TextField())
    found = like_words(typed, column)  # what the index answers
    for word in fold(typed).split()[:_MOST_WORDS]:
        found &= (
            Q(**{f"{column}__contains": f" {word}"})
            | Q(Contains(name, word))
            | Q(TrigramWordSimilar(name, word))
        )
    return found


def likeness(typed: str, column: str = "folded") -> TrigramWordSimilarity:
    """Give how like a folded name is to what was typed, from 0 to 1."""
    return TrigramWordSimilarity(fold(typed).strip(), column)


@contextmanager
def forgiving() -> Iterator[None]:
    """Let `like_words` forgive a typo in a short word: PostgreSQL's own threshold wants more letters in common."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL pg_trgm.word_similarity_threshold = %s", [_ALIKE_ENOUGH])
        yield


def resolve_handles(writer: "Person", handles: Sequence[str]) -> Mapping[str, tuple[str, str]]:
    """Give address and name of those of the handles who exist for the writer: a guest learns no names by guessing."""
    from flurfunk.people.models import Person

    visible = Person.objects.visible_to(writer)
    found = visible.filter(handle__in=list(handles)).values_list("handle", "name")
    return {handle: (reverse("person", args=[handle]), name) for handle, name in found}
