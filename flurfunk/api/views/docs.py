"""How programs ask, shown from the same document that programs read."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from flurfunk.kit.http import by_method
from flurfunk.people.doors import PersonRequest, for_people


@for_people
def show(request: PersonRequest) -> HttpResponse:
    """Show every operation, by section."""
    from flurfunk.api.reference import sections_of  # the framework is read when somebody asks for it

    context: dict[str, Any] = {
        "sections": sections_of(),
        "example": f'curl {_origin(request)}/api/v1/me -H "Authorization: Bearer flf_…"',
        "per_minute": settings.API_PER_MINUTE,
    }
    return render(request, "api/docs.html", context)


def _origin(request: HttpRequest) -> str:
    return settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")


page = by_method(GET=show)
