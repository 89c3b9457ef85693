"""One field for people, spaces and topics."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from flurfunk.kit.http import by_method
from flurfunk.kit.text import clean_line
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.web.finding import find_by_name

_MOST = 5


@for_people
def show(request: PersonRequest) -> HttpResponse:
    """Show a few of each kind, and the way to the rest."""
    typed = clean_line(request.GET.get("q", "")[:100])
    found = find_by_name(request.person, typed, most=_MOST)
    context = {"typed": typed, "query": urlencode({"q": typed}), **found}
    is_part = request.headers.get("Turbo-Frame") == "results"
    return render(request, "web/_found.html" if is_part else "web/search.html", context)


page = by_method(GET=show)
