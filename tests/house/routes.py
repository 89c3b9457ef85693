"""Every address of the house, walked from the resolver, and what is sent to each so that a form is complete."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from flurfunk.api.scopes import Area
from flurfunk.kit.http import TURBO_STREAM
from tests.cast import PASSWORD, Browser
from tests.pictures import png

NOW = "2020-01-01T00:00:00+00:00"
OTHER = "seven herons at the quay"
ACCEPT = TURBO_STREAM
_SPACE = {"name": "A space", "visibility": "open", "description": ""}
_COMPANY = {"company_name": "Nordlicht", "accent": "#0f6b5c", "languages": ["en"], "time_zone": "UTC"}
_ME = {"name": "Newcomer", "password": OTHER}


def _in_a_week() -> str:
    return f"{timezone.now() + timedelta(days=7):%Y-%m-%dT%H:%M}"


# What a form sends, where an empty one says nothing; words in braces are filled in from the subject.
FORMS: Mapping[str, Mapping[str, Any]] = {
    "GET new_entry": {"space": "{slug}"},
    "GET news": {"since": NOW},
    "GET space_news": {"since": NOW},
    "GET search": {"q": "bea"},
    "GET completions": {"kind": "person", "q": "bea"},
    "POST preview": {"body": "Hello."},
    "POST uploads": {"name": "plan.txt", "size": "4"},
    "PUT draft": {"body": "Begun."},
    "POST home": {"order": "newest"},
    "POST new_entry": {"space": "{space_id}", "body": "Hello."},
    "POST entry_share": {"space": "{space_id}", "body": "Hello."},
    "POST scheduled_post_edit": {"space": "{space_id}", "body": "Hello.", "publish_at": _in_a_week},
    "POST post_edit": {"version": 1, "body": "Hello."},
    "POST comments": {"body": "Hello."},
    "POST comment_edit": {"version": 1, "body": "Hello."},
    "POST entry_reactions": {"emoji": "👍"},
    "DELETE entry_reactions": {"emoji": "👍"},
    "POST comment_reactions": {"emoji": "👍"},
    "DELETE comment_reactions": {"emoji": "👍"},
    "POST spaces": _SPACE,
    "POST space_settings": _SPACE,
    "POST space_member": {"role": "moderator"},
    "POST space_invitations": {"person": "jo"},
    "DELETE space_invitations": {"person": "ina"},
    "POST space_picture": {"picture": png},
    "POST my_photo": {"photo": png},
    "POST settings": {"name": "Me", "time_zone": "UTC", "language": "en"},
    "POST notifications_read": {"until": "0"},
    "POST notification_settings": {"digest": "weekly"},
    "POST topic_edit": {"name": "Presses"},
    "POST topic_merging": {"merge-into": "companyx"},
    "POST devices": {
        "endpoint": "https://push.example/browser",
        "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "auth": "BTBZMqHH6r4Tts7J_aSIgg",
    },
    "POST known_topics": {"topics": "presses"},
    "POST invitations": {"role": "person", "uses": "1"},
    "POST allowed_domains": {"domain": "other.example"},
    "POST console_branding": _COMPANY,
    "POST announcement_dismissal": {"number": "1"},
    "POST console_announcement": {"text": "Soon.", "begin": "2026-11-01T08:00", "end": "2126-11-01T10:00"},
    "POST entry_report": {"grounds": "other"},
    "POST comment_report": {"grounds": "other"},
    "POST person_report": {"grounds": "other"},
    "POST console_role": {"role": "administrator"},
    "POST first_run": {**_COMPANY, **_ME, "email": "new@nordlicht.example"},
    "POST join": {**_ME, "email": "new@nordlicht.example"},
    "POST newcomer": {"email": "new@nordlicht.example"},
    "POST account_signup": {"email": "new@nordlicht.example"},
    "POST account_login": {"login": "bea@nordlicht.example", "password": PASSWORD},
    "POST account_reauthenticate": {"password": PASSWORD},
    "POST account_reset_password": {"email": "bea@nordlicht.example"},
    "POST account_change_password": {"oldpassword": PASSWORD, "password1": OTHER},
    "POST account_set_password": {"password1": OTHER},
    "POST account_reset_password_from_key": {"password1": OTHER},
    "POST demo_session": {"handle": "bea"},
    "POST webhooks": {"url": "https://1.1.1.1/", "events": ["entry.published"]},
    "POST api_tokens": {"name": "Backup", "lasts": "90", **{area.value: "read" for area in Area}},
}


# What stands in addresses where it is the same for every subject.
_PLACES = {"place": "posts/new", "upload_key": UUID(int=1)}


@cache
def routes() -> Mapping[str, URLPattern]:
    """Give every address by its name. Raises ValueError for one without a name or with one that is taken."""
    found: dict[str, URLPattern] = {}
    for pattern in _walk(get_resolver().url_patterns):
        if not pattern.name or pattern.name in found:
            raise ValueError(f"The address {pattern.pattern} needs a name of its own.")
        found[pattern.name] = pattern
    return found


def _walk(patterns: Sequence[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns)
        else:
            yield each


def methods_of(name: str) -> tuple[str, ...]:
    """Give the methods an address has; those of allauth show a form and take it."""
    views: Mapping[str, Any] | None = getattr(routes()[name].callback, "views", None)
    return tuple(sorted(views)) if views else ("GET", "POST")


def parameters_of(name: str) -> list[str]:
    """Give the names of what varies in an address."""
    return sorted(routes()[name].pattern.regex.groupindex)


def address_of(name: str, subject: Mapping[str, Any]) -> str:
    """Write the address for a subject."""
    values = {**_PLACES, **subject}
    if name.startswith("topic"):
        values["slug"] = subject.get("topic", "")
    return reverse(name, kwargs={each: values[each] for each in parameters_of(name)})


def ask(
    browser: Browser, method: str, name: str, subject: Mapping[str, Any], **more: str
) -> HttpResponseBase:
    """Ask as a browser would: what takes something away is a form with a hidden field."""
    form = {key: filled(value, subject) for key, value in FORMS.get(f"{method} {name}", {}).items()} | more
    address = address_of(name, subject)
    if method == "GET":
        return browser.get(address, {key: value for key, value in form.items() if value})
    if method in ("PUT", "PATCH"):
        return browser.generic(method, address, json.dumps(form), "application/json")
    return browser.post(address, {"_method": "delete", **form} if method == "DELETE" else form)


def filled(value: Any, subject: Mapping[str, Any]) -> Any:
    """Fill in what a form says of its subject; files are made anew each time."""
    if callable(value):
        return value()
    return value.format_map(subject) if isinstance(value, str) and "{" in value else value
