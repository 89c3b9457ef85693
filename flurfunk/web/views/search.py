"""One field for people, spaces and topics."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from flurfunk.kit.http import by_method
from flurfunk.kit.text import clean_line
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.people.models import Person
from flurfunk.people.queries import forgiving
from flurfunk.spaces.models import Space
from flurfunk.topics.queries import topics_like

_MOST = 5


@for_people
def show(request: PersonRequest) -> HttpResponse:
    """Show a few of each kind, and the way to the rest."""
    typed = clean_line(request.GET.get("q", "")[:100])
    context = {"typed": typed, "query": urlencode({"q": typed}), **_found(request.person, typed)}
    is_part = request.headers.get("Turbo-Frame") == "results"
    return render(request, "web/_found.html" if is_part else "web/search.html", context)


def _found(person: Person, typed: str) -> dict[str, Any]:
    """Find what this person may know of."""
    if not typed:
        return {"people": [], "spaces": [], "topics": []}
    with forgiving():
        people = Person.objects.visible_to(person).active().select_related("deactivation")
        spaces = Space.objects.visible_to(person).select_related("archiving")
        return {
            "people": list(people.named_like(typed)[:_MOST]),
            "spaces": list(spaces.named_like(typed)[:_MOST]),
            "topics": topics_like(person, typed, most=_MOST),
        }


page = by_method(GET=show)
