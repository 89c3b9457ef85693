"""The page a device shows where there is no line and it has not kept what was asked for."""

from django.http import HttpResponse
from django.shortcuts import render

from flurfunk.kit.http import by_method
from flurfunk.people.doors import PersonRequest, for_people


@for_people
def show(request: PersonRequest) -> HttpResponse:
    """Show the frame; the device itself lists what it has kept."""
    return render(request, "web/offline.html")


page = by_method(GET=show)
