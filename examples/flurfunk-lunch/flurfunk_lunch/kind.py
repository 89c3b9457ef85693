"""What lunch declares to the house: its kind of entry."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from flurfunk.content.kinds import Kind
from flurfunk.content.models import Entry
from flurfunk.spaces.models import Space
from flurfunk_lunch.models import Lunch


def _url(entry: Entry) -> str:
    return reverse("lunch", args=[entry.pk])


def _new_url(space: Space | None) -> str:
    return reverse("new_lunch") + (f"?space={space.slug}" if space else "")


def _leaves(entries: Sequence[Entry]) -> Mapping[int, Lunch]:
    return Lunch.objects.in_bulk([entry.pk for entry in entries])


KIND = Kind(
    name="lunch",
    one=_("Lunch"),
    many=_("Lunches"),
    icon="clock",
    url=_url,
    body="flurfunk_lunch/_body.html",
    leaves=_leaves,
    new_url=_new_url,
)
