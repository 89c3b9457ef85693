"""Dates, times and numbers as the reader's language and time zone write them."""

from datetime import UTC, datetime, time, timedelta, tzinfo
from datetime import date as date_type
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, format_timedelta
from babel.numbers import format_decimal
from django.utils import timezone
from django.utils.translation import get_language, gettext


def zone(name: str) -> tzinfo:
    """Give the time zone of an IANA name, UTC for one that is unknown."""
    return ZoneInfo(name) if name in zone_names() else UTC


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Give all IANA time zone names of this installation."""
    return frozenset(available_timezones())


def date(value: datetime) -> str:
    """Write the day: "23 November 2026"."""
    return format_date(timezone.localtime(value), "long", locale=_locale())


def moment(value: datetime) -> str:
    """Write day and time in full, for a tooltip."""
    local = timezone.localtime(value).replace(second=0, microsecond=0)
    return _moment(local, str(local.tzinfo), get_language() or "en")


def clock(value: datetime) -> str:
    """Write the time of day: "14:05"."""
    return format_time(timezone.localtime(value), "short", locale=_locale())


def ago(value: datetime, *, now: datetime | None = None) -> str:
    """Write how long ago: "3 hours ago" within a week, then the day, with the year if it is another one.

    Seconds are not counted, for pages stay open and moments are written once a minute. Clocks differ a little:
    what seems to lie ahead is "just now", too.
    """
    now = now or timezone.now()
    seconds = int((now - value).total_seconds())
    if seconds < 60:
        return gettext("just now")
    for limit, unit in ((3600, 60), (86_400, 3600), (604_800, 86_400)):
        if seconds < limit:
            return _past(seconds // unit * unit, get_language() or "en")
    local = timezone.localtime(value)
    return _day(local.date(), local.year == timezone.localtime(now).year, get_language() or "en")


def number(value: float) -> str:
    """Write a number with the separators of the language."""
    return format_decimal(value, locale=_locale())


# Babel reads its patterns anew at every call, which would cost a feed of 20 cards some milliseconds.
@lru_cache(maxsize=1000)
def _past(seconds: int, language: str) -> str:
    return format_timedelta(
        timedelta(seconds=-seconds), add_direction=True, locale=_parsed(language), threshold=1
    )


@lru_cache(maxsize=2000)
def _day(day: date_type, is_this_year: bool, language: str) -> str:
    if is_this_year:
        return format_skeleton("MMMd", datetime.combine(day, time()), locale=_parsed(language))
    return format_date(day, "medium", locale=_parsed(language))


@lru_cache(maxsize=20_000)
def _moment(local: datetime, _zone: str, language: str) -> str:
    locale = _parsed(language)
    return f"{format_date(local, 'long', locale=locale)}, {format_time(local, 'short', locale=locale)}"


@lru_cache(maxsize=64)
def _parsed(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_"))


def _locale() -> Locale:
    return _parsed(get_language() or "en")
