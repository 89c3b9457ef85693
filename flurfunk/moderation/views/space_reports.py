"""The reports of one space, for those who keep order there."""

from django.http import HttpResponse
from django.shortcuts import render

from flurfunk.kit.http import allow, by_method
from flurfunk.moderation.models import Hiding, Report
from flurfunk.moderation.queries import ON_A_PAGE, waiting_page
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.spaces.finding import find_space


@for_people
def index(request: PersonRequest, slug: str) -> HttpResponse:
    """List what waits for a decision in a space, and what is hidden there."""
    standing = find_space(request.person, slug)
    allow(standing.keeps_order)
    here = Report.objects.decided_by(request.person).filter(space=standing.space)
    page = waiting_page(here, before=request.GET.get("before"))
    hidden = Hiding.objects.decided_by(request.person).filter(space=standing.space)
    hidden = hidden.with_things().order_by("-pk")
    context = {
        "standing": standing,
        "space": standing.space,
        "tab": "reports",
        "reports": [(each, standing.space.name) for each in page.rows],
        "next_key": page.next_key,
        "appeals": list(hidden.appealed()[:ON_A_PAGE]),
        "hidden": list(hidden[:ON_A_PAGE]),
    }
    return render(request, "moderation/space.html", context)


@for_people
def show_count(request: PersonRequest, slug: str) -> HttpResponse:
    """Say how much waits for a decision, as a fragment."""
    standing = find_space(request.person, slug)
    allow(standing.keeps_order)
    return render(request, "spaces/_reported.html", {"standing": standing})


collection = by_method(GET=index)
count = by_method(GET=show_count)
