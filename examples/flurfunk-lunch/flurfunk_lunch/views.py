"""Lunches: offer one, read it with what is said under it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from flurfunk.content.finding import find_entry
from flurfunk.content.kinds import choices
from flurfunk.conversation.cards import read_card, show_cards
from flurfunk.conversation.showing import show_talk
from flurfunk.kit.http import by_method, see_other
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.spaces.models import Space
from flurfunk_lunch.forms import LunchForm
from flurfunk_lunch.offering import offer


@for_people
def new(request: PersonRequest) -> HttpResponse:
    """Show an empty form, for the space one comes from."""
    slug = request.GET.get("space")
    space = get_object_or_404(Space.objects.writable_by(request.person), slug=slug) if slug else None
    form = LunchForm(initial={"space": space}, by=request.person)
    return render(request, "flurfunk_lunch/new.html", {"form": form, "choices": choices("lunch", space)})


@for_people
def create(request: PersonRequest) -> HttpResponse:
    """Offer lunch."""
    form = LunchForm(request.POST, by=request.person)
    if not form.is_valid():
        context = {"form": form, "choices": choices("lunch", form.cleaned_data.get("space"))}
        return render(request, "flurfunk_lunch/new.html", context, status=422)
    values = form.cleaned_data
    offered = offer(
        request.person,
        values["dish"],
        day=values["day"],
        price_cents=form.price_cents,
        note=values["note"],
        space=values["space"],
    )
    return see_other(offered.url)


@for_people
def show(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Show a lunch and the comments under it."""
    entry = find_entry(request.person, entry_id, "lunch")
    refused: dict[str, Any] = getattr(request, "refused", {})
    context = {
        "entry": entry,
        "card": show_cards([read_card(entry, request.person)], request.person, is_full=True)[0],
        "talk": show_talk(entry, request.person, asked=request.GET, **refused),
        "person": request.person,
    }
    return render(request, "flurfunk_lunch/lunch.html", context)


collection = by_method(GET=new, POST=create)
