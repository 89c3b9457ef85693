"""Which browser a session is in."""

import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from flurfunk.accounts.models import Session
from flurfunk.accounts.session_store import digest
from flurfunk.people.models import Person

_LONGEST = 300

# The first that fits counts: most browsers claim to be several others, too.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS|Chromium", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh|Mac OS X", "macOS"),
    ("Linux|X11", "Linux"),
)


@dataclass(frozen=True)
class Device:
    """A browser in a few words."""

    words: str
    is_phone: bool


def note_browser(request: HttpRequest, person: Person) -> None:
    """Write down in which browser somebody just signed in, and forget their sessions that are over."""
    if request.session.session_key is None:
        request.session.save()
    Session.objects.filter(person=person, expire_date__lt=timezone.now()).delete()
    Session.objects.filter(session_key=digest(request.session.session_key or "")).update(
        person=person,
        address=request.META.get("REMOTE_ADDR") or None,
        browser=request.headers.get("User-Agent", "")[:_LONGEST],
        seen_at=timezone.now(),
    )


def describe(user_agent: str) -> Device:
    """Say what a user agent's self-praise comes to: "Firefox on Linux"."""
    browser, system = _first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent)
    is_phone = system in ("iPhone", "iPad", "Android")
    if browser and system:
        return Device(_("%(browser)s on %(system)s") % {"browser": browser, "system": system}, is_phone)
    return Device(browser or system or _("A browser that does not say which"), is_phone)


def _first(names: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for pattern, name in names if re.search(pattern, user_agent)), "")
