"""Time zones to choose from, by region."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from babel import Locale
from babel.core import get_global
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


def zone_choices(stored: str = "") -> Choices:
    """Give the zones that are places, grouped by region, named in the reader's language where it has a name.

    Former names of places, such as Europe/Kiev, are left out but for the one that is stored.
    """
    named = [
        choice for choice in _named(get_language() or "en") if choice[0] in _current() or choice[0] == stored
    ]
    groups: Choices = [(str(_("Everywhere")), [("UTC", "UTC")])]
    for region, label in _REGIONS.items():
        groups.append((str(label), [choice for choice in named if choice[0].startswith(f"{region}/")]))
    return groups


@lru_cache(maxsize=16)
def _named(language: str) -> list[tuple[str, str]]:
    known = Locale.parse(language.replace("-", "_")).time_zones
    former: Mapping[str, str] = get_global("zone_aliases")  # by which the names of cities are kept
    places = {
        zone: known.get(former.get(zone, zone), {}).get("city") or _place(zone) for zone in zone_names()
    }
    return sorted(places.items(), key=lambda choice: fold(choice[1]))


@lru_cache(maxsize=1)
def _current() -> frozenset[str]:
    """Give the names that the time zone database lists for the places of each country."""
    table = files("tzdata").joinpath("zoneinfo/zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return frozenset(row[2] for row in rows)


def _place(zone: str) -> str:
    return ", ".join(reversed(zone.split("/")[1:])).replace("_", " ")
