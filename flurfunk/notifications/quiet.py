"""Quiet hours: what would reach somebody in them waits until they are over."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from flurfunk.kit.dates import zone
from flurfunk.notifications.models import Rhythm


def after_quiet_hours(moments: Mapping[int, datetime]) -> dict[int, datetime]:
    """Give for each person the moment itself, or the end of the quiet hours it falls into."""
    waiting = dict(moments)
    rows = Rhythm.objects.filter(person__in=list(moments), quiet_from__isnull=False)
    for person, zone_name, begin, end in rows.values_list(
        "person", "person__time_zone", "quiet_from", "quiet_until"
    ):
        if begin is not None and end is not None:
            waiting[person] = end_of_quiet(moments[person], zone_name, begin, end)
    return waiting


def end_of_quiet(moment: datetime, zone_name: str, begin: time, end: time) -> datetime:
    """Give the moment, or the next end of the quiet hours on the clock of a time zone when it lies in them."""
    local = moment.astimezone(zone(zone_name))
    now = local.time()
    is_quiet = begin <= now < end if begin < end else now >= begin or now < end
    if not is_quiet:
        return moment
    day = local.date() + timedelta(days=1) if now >= end else local.date()
    return datetime.combine(day, end, tzinfo=local.tzinfo)
