"""Finish the name of a person or a topic that somebody began to write, from among what they may know of."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Exists, F, FloatField, OuterRef, Q, Value, When

from flurfunk.content.models import Entry
from flurfunk.kit.text import clean_line, fold, slugify
from flurfunk.people.models import Person
from flurfunk.people.queries import forgiving, like_words, likeness
from flurfunk.spaces.models import Membership, Space
from flurfunk.topics.queries import topics_like

MOST = 8
_LONGEST = 40
_NEARNESS = 0.3  # of a likeness from 0 to 1: a member of the space comes before others who are about as alike


@dataclass(frozen=True)
class Suggestion:
    """A topic by its name, and as it is written in a text: in one word."""

    name: str
    written: str


def complete_people(person: Person, typed: str, *, space: Space | None) -> Sequence[Person]:
    """Give people whose name, work, team, place or handle is like what was typed; members of the space first."""
    words = fold(clean_line(typed[:_LONGEST]).replace(".", " ").replace("-", " "))
    member = Membership.objects.filter(space=space, person=OuterRef("pk"))
    people = Person.objects.visible_to(person).active().select_related("deactivation")
    people = people.annotate(is_near=Exists(member))
    if not words.strip():
        near = people.filter(is_near=True) if space else people.followed_by(person)
        return list(near.exclude(pk=person.pk).order_by("folded", "id")[:MOST])
    nearness = Case(When(is_near=True, then=Value(_NEARNESS)), default=Value(0.0), output_field=FloatField())
    with forgiving():
        found = people.filter(like_words(words) | Q(handle__startswith=typed.lower()))
        ranked = found.annotate(rank=likeness(words) + nearness)
        return list(ranked.order_by(F("rank").desc(), "folded", "id")[:MOST])


def complete_topics(person: Person, typed: str) -> Sequence[Suggestion]:
    """Give topics whose name or another word for them is like what was typed."""
    words = clean_line(typed[:_LONGEST]).replace("-", " ").replace("_", " ")
    found = topics_like(person, words, most=MOST) if words.strip() else []
    return [Suggestion(topic.name, _written(topic.name, topic.slug)) for topic in found]


def place_of(person: Person, *, space: str, entry: str) -> Space | None:
    """Give the space that is written in, by its own id or that of an entry; None where there is none to be seen."""
    if space.isascii() and space.isdecimal():
        found: Space | None = Space.objects.readable_by(person).filter(pk=int(space[:18])).first()
        return found
    if entry.isascii() and entry.isdecimal():
        entries = Entry.objects.visible_to(person).filter(pk=int(entry[:18]))
        within = entries.select_related("space").first()
        return within.space if within else None
    return None


def _written(name: str, slug: str) -> str:
    """Write a topic in one word: as its name stands where that leads to the same topic."""
    plain = name.replace(" ", "-")
    is_same = slugify(plain) == slug and all(sign.isalnum() or sign in "-_" for sign in plain)
    return plain if is_same else slug
