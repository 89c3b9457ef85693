"""Time zones to choose from, by region."""

from django.utils.translation import gettext_lazy as _

from flurfunk.kit.dates import zone_names

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
    """Give the zones that are places, grouped by region; the names of the places are those of the standard."""
    groups: Choices = [(str(_("Everywhere")), [("UTC", "UTC")])]
    for region, label in _REGIONS.items():
        zones = sorted(name for name in zone_names() if name.startswith(f"{region}/"))
        groups.append((str(label), [(zone, _place(zone)) for zone in zones]))
    return groups


def _place(zone: str) -> str:
    return ", ".join(reversed(zone.split("/")[1:])).replace("_", " ")
