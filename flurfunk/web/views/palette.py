"""The palette over every page: it leads to people, spaces, topics and what one can do, by a few letters."""

from django.http import HttpResponse
from django.shortcuts import render

from flurfunk.kit.http import by_method
from flurfunk.kit.text import clean_line
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.web.finding import find_by_name

_MOST = 4


@for_people
def show(request: PersonRequest) -> HttpResponse:
    """Show the dialog with the places and deeds that are there for this person."""
    return render(request, "web/_palette.html")


@for_people
def show_found(request: PersonRequest) -> HttpResponse:
    """Show what is called like the letters typed so far."""
    typed = clean_line(request.GET.get("q", "")[:100])
    return render(request, "web/_palette_found.html", find_by_name(request.person, typed, most=_MOST))


palette = by_method(GET=show)
found = by_method(GET=show_found)
