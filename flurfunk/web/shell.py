"""What every page's layout shows."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.template.loader import get_template
from django.utils.translation import get_language
from markupsafe import Markup, escape

from flurfunk.kit.fragments import SlotFiller, cache, fill, slot
from flurfunk.people.models import Company, Person


def shell(request: HttpRequest) -> Mapping[str, Any]:
    """Give the layouts company, person, spaces, language and what is to be said once."""
    me = getattr(request, "person", None)
    company = getattr(request, "company", None) or Company(name="Flurfunk")
    theme = me.theme if me else ""
    shown = {
        "company": company,
        "me": me,
        "my_spaces": getattr(request, "my_spaces", []),
        "language": get_language(),
        "theme": theme if theme in ("light", "dark") else "",
        "announcement": _announcement(company, me),
        "request": request,
        "page_made_at": round(time.time(), 3),
        "flashes": [_flash(message) for message in messages.get_messages(request)],
    }
    return {**shown, "frame": _framer(shown, request.path, _bell(request))}


def _announcement(company: Company, me: Person | None) -> str:
    """Give what is announced to everybody, unless this person has closed it."""
    is_new = me is not None and me.announcement_seen != company.announcement_number
    return company.announcement if is_new and company.is_announcing else ""


def _bell(request: HttpRequest) -> str:
    """Show the bell with the number of unread threads; it is rendered once for each number and language."""
    unread = getattr(request, "frame", {}).get("unread", 0)
    key = ("bell", unread, get_language())
    return cache.whole(key, lambda: get_template("notifications/_badge.html").render({"unread": unread}))


def _framer(shown: Mapping[str, Any], path: str, bell: str) -> Callable[..., Markup]:
    """Give the function that shows a part of the frame round a page.

    Such a part depends on the person, their spaces, the company and the place, on nothing else: it is rendered once
    for all pages of a person. The bell is a slot in it, and so is what a page says by name.
    """
    me, company = shown["me"], shown["company"]
    spaces = tuple((space.id, space.name, space.slug) for space in shown["my_spaces"])
    person = (me.pk, me.version, me.role) if me else None
    look = (company.name, company.logo, company.accent)
    slug = path.split("/")[2] if path.startswith("/spaces/") else ""
    inside = slug if any(space.slug == slug for space in shown["my_spaces"]) else ""

    def frame(template: str, nav: str = "", **places: str) -> Markup:
        key = ("frame", template, nav, inside, shown["language"], person, spaces, look)
        slots = {name: slot(name) for name in places}
        made = cache.get(
            key, lambda: get_template(template).render({**shown, "nav": nav, "inside": inside, **slots})
        )
        return fill(made, {"bell": lambda _: bell, **{name: _writer(said) for name, said in places.items()}})

    return frame


def _writer(said: str) -> SlotFiller:
    return lambda _argument: escape(said)


def _flash(message: Any) -> dict[str, str]:
    """Describe a message; the tag "undo:/address" offers to undo what was done."""
    tags = (message.extra_tags or "").split()
    undo = next((tag.removeprefix("undo:") for tag in tags if tag.startswith("undo:")), "")
    return {"level": message.level_tag, "text": str(message), "undo_url": undo}
