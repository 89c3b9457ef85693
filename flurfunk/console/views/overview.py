"""What there is to look after."""

from django.http import HttpResponse
from django.shortcuts import render

from flurfunk.console.needs import needs
from flurfunk.console.queries import count
from flurfunk.kit.http import by_method
from flurfunk.people.doors import PersonRequest, for_administrators


@for_administrators
def show(request: PersonRequest) -> HttpResponse:
    """Show what needs somebody, and how many there are."""
    return render(request, "console/overview.html", {"counts": count(), "needs": needs(request.person)})


@for_administrators
def show_guide(request: PersonRequest) -> HttpResponse:
    """Show every block of the design in every state."""
    return render(request, "console/styleguide.html")


page = by_method(GET=show)
guide = by_method(GET=show_guide)
