"""Time zones to choose from, by region."""

from functools import lru_cache

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from flurfunk.kit.dates import zone_names
from flurfunk.kit.text import fold

_REGIONS = {
    "Europe": _("Europe"),
    "America": _("America"),
    "Asia": _("Asia"),
    "Africa": _("Africa"),
    "Australia": _("Australia"),
    "Pacific": _("Pacific Ocean"),
    "Atlantic": _("Atlantic Ocean"),
    "Indian": _("Indian Ocean"),
}

Choices = list[tuple[str, list[tuple[str, str]]]]


def zone_choices() -> Choices:
    """Give the zones that are places, grouped by region, named in the reader's language where it has a name."""
    named = _named(get_language() or "en")
    groups: Choices = [(str(_("Everywhere")), [("UTC", "UTC")])]
    for region, label in _REGIONS.items():
        groups.append((str(label), [choice for choice in named if choice[0].startswith(f"{region}/")]))
    return groups


@lru_cache(maxsize=16)
def _named(language: str) -> list[tuple[str, str]]:
    known = Locale.parse(language.replace("-", "_")).time_zones
    places = {zone: known.get(zone, {}).get("city") or _place(zone) for zone in zone_names()}
    return sorted(places.items(), key=lambda choice: fold(choice[1]))


def _place(zone: str) -> str:
    return ", ".join(reversed(zone.split("/")[1:])).replace("_", " ")
