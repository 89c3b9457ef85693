"""When a letter was written."""

import email.utils
import re
from datetime import UTC, datetime, timedelta, timezone

# No mail is older than the standard that defined its header (RFC 822, 1982).
EARLIEST, LATEST = 1982, 2100
# A clock that is further ahead than this of the first server to receive the letter was wrong.
MOST_AHEAD = timedelta(days=2)

_REMARK = re.compile(r"\([^()]*\)")
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?")


def written_at(date: str, received: tuple[str, ...]) -> tuple[datetime | None, str]:
    """Give the time from Date, else from the oldest usable Received, and what was wrong with Date."""
    stated = read_date(date)
    arrived = next(
        (found for line in reversed(received) if (found := read_date(line.rpartition(";")[2]))), None
    )
    if stated is None:
        return arrived, "no usable date" if arrived is None else "no usable date, taken from its arrival"
    if arrived is not None and stated - arrived > MOST_AHEAD:
        return arrived, "dated after its arrival"
    return stated, ""


def read_date(text: str) -> datetime | None:
    """An aware time, or None when the text is no date or out of all reason."""
    try:
        parsed = email.utils.parsedate_tz(_REMARK.sub(" ", text))
    except (ValueError, IndexError, TypeError, OverflowError):
        parsed = None
    if parsed is None:
        return _iso(text)
    try:
        zone = timezone(timedelta(seconds=parsed[9] or 0)) if parsed[9] else UTC
    except ValueError:
        zone = UTC
    try:
        # 60 is a leap second, which datetime does not know.
        return _sane(datetime(*parsed[:5], min(parsed[5], 59), tzinfo=zone))
    except (ValueError, OverflowError, TypeError):
        return None


def _iso(text: str) -> datetime | None:
    found = _ISO.search(text)
    if not found:
        return None
    try:
        when = datetime.fromisoformat(found[0].replace(" ", "T", 1).replace(" ", ""))
    except ValueError:
        return None
    return _sane(when if when.tzinfo else when.replace(tzinfo=UTC))


def _sane(when: datetime) -> datetime | None:
    return when if EARLIEST <= when.year <= LATEST else None
