"""What every page's layout shows."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import get_language

from flurfunk.people.models import Company


def shell(request: HttpRequest) -> Mapping[str, Any]:
    """Give the layouts company, person, spaces, language and what is to be said once."""
    me = getattr(request, "person", None)
    company = getattr(request, "company", None) or Company(name="Flurfunk")
    theme = me.theme if me else ""
    return {
        "company": company,
        "me": me,
        "my_spaces": getattr(request, "my_spaces", []),
        "language": get_language(),
        "theme": theme if theme in ("light", "dark") else "",
        "request": request,
        "flashes": [_flash(message) for message in messages.get_messages(request)],
    }


def _flash(message: Any) -> dict[str, str]:
    """Describe a message; the tag "undo:/address" offers to undo what was done."""
    undo = next(
        (t.removeprefix("undo:") for t in (message.extra_tags or "").split() if t.startswith("undo:")), ""
    )
    return {"level": message.level_tag, "text": str(message), "undo_url": undo}
