"""Which ways people chose for what concerns them, and how they choose."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from flurfunk.events.occasions import Concern, Reason, What
from flurfunk.events.recording import record
from flurfunk.notifications.models import Choice, Way
from flurfunk.notifications.models.choice import DEFAULTS
from flurfunk.people.models import Person


def chosen_ways(wanted: Mapping[int, What]) -> dict[int, frozenset[str]]:
    """Give the ways of each person for what they are told."""
    if not wanted:
        return {}
    ways = {pk: frozenset(DEFAULTS[what]) for pk, what in wanted.items()}
    for choice in Choice.objects.filter(person__in=list(wanted), what__in=set(wanted.values())):
        if wanted[choice.person_id] == choice.what:
            ways[choice.person_id] = frozenset(choice.ways)
    return ways


def listening(concern: Concern) -> Iterable[int]:
    """Give whom a concern can reach at once: all, or where the house's own choice is not to, those who chose otherwise.

    So the followers of a topic, who may be the whole company, are not read for what most leave to the digest.
    """
    reason = concern.reason
    if needs_row(reason, DEFAULTS[reason.what]):
        return concern.people
    choices = Choice.objects.filter(what=reason.what, person__in=concern.people)
    return choices.exclude(ways__contained_by=list(_left_out(reason))).values_list("person_id", flat=True)


def needs_row(reason: Reason, ways: Iterable[str]) -> bool:
    """Tell whether what happened is to be kept for somebody: the digest finds by itself what is in the feed."""
    return bool(set(ways) - _left_out(reason))


def _left_out(reason: Reason) -> frozenset[str]:
    return frozenset({Way.DIGEST.value} if reason.is_in_feed else ())


def ways_of(person: Person) -> dict[str, Sequence[str]]:
    """Give a person's ways for everything they can be told of."""
    chosen = dict(Choice.objects.filter(person=person).values_list("what", "ways"))
    return {what.value: chosen.get(what.value, DEFAULTS[what]) for what in What}


@transaction.atomic
def choose_ways(person: Person, ways: Mapping[str, Sequence[str]]) -> None:
    """Make the ways of a person exactly these, in the order of `Way`."""
    for what, chosen in ways.items():
        kept = [way.value for way in Way if way.value in chosen]
        Choice.objects.update_or_create(person=person, what=What(what), defaults={"ways": kept})
    record(person, "person.ways_chosen", person)
