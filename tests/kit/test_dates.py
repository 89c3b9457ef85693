"""Moments in the reader's language and zone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from flurfunk.kit import dates

NOW = datetime(2026, 11, 23, 16, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "english", "german"),
    [
        (-90, "just now", "gerade eben"),
        (0, "just now", "gerade eben"),
        (59, "just now", "gerade eben"),
        (60, "1 minute ago", "vor 1 Minute"),
        (3599, "59 minutes ago", "vor 59 Minuten"),
        (3600, "1 hour ago", "vor 1 Stunde"),
        (86_399, "23 hours ago", "vor 23 Stunden"),
        (86_400, "1 day ago", "vor 1 Tag"),
        (604_799, "6 days ago", "vor 6 Tagen"),
        (604_800, "Nov 16", "16. Nov."),
        (31_536_000, "Nov 23, 2025", "23.11.2025"),
    ],
)
def test_how_long_ago_is_said_in_both_languages(seconds: int, english: str, german: str) -> None:
    then = NOW - timedelta(seconds=seconds)
    with translation.override("en"):
        assert dates.ago(then, now=NOW) == english
    with translation.override("de"):
        assert dates.ago(then, now=NOW) == german


@pytest.mark.parametrize(
    ("zone", "language", "written"),
    [
        ("Europe/Berlin", "de", "24. November 2026, 00:30"),
        ("America/Sao_Paulo", "de", "23. November 2026, 20:30"),
        ("Asia/Shanghai", "en", "November 24, 2026, 7:30\u202fAM"),
        ("UTC", "en", "November 23, 2026, 11:30\u202fPM"),
    ],
)
def test_a_moment_is_told_in_the_readers_zone(zone: str, language: str, written: str) -> None:
    with translation.override(language), timezone.override(dates.zone(zone)):
        assert dates.moment(datetime(2026, 11, 23, 23, 30, 12, 7, tzinfo=UTC)) == written


def test_the_day_and_the_time_follow_summer_time() -> None:
    with translation.override("de"), timezone.override(dates.zone("Europe/Berlin")):
        assert dates.clock(datetime(2026, 7, 1, 22, 5, tzinfo=UTC)) == "00:05"
        assert dates.date(datetime(2026, 7, 1, 22, 5, tzinfo=UTC)) == "2. Juli 2026"
        assert dates.clock(datetime(2026, 12, 1, 22, 5, tzinfo=UTC)) == "23:05"


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "Europe/Berlin\x00", "x" * 5000])
def test_a_zone_that_does_not_exist_is_utc(name: str) -> None:
    assert dates.zone(name) is UTC


def test_numbers_have_the_separators_of_the_language() -> None:
    with translation.override("en"):
        assert dates.number(1234567.5) == "1,234,567.5"
    with translation.override("de"):
        assert dates.number(1234567.5) == "1.234.567,5"
