"""What I want to hear of, how and when."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from flurfunk.accounts.session_store import digest
from flurfunk.events.occasions import What
from flurfunk.kit.http import by_method, see_other
from flurfunk.notifications.forms import RhythmForm, chosen_in
from flurfunk.notifications.models import Subscription, Way
from flurfunk.notifications.rhythms import keep_rhythm, rhythm_of
from flurfunk.notifications.sparing import count_spared
from flurfunk.notifications.subscribing import sender_name
from flurfunk.notifications.ways import choose_ways, ways_of
from flurfunk.people.doors import PersonRequest, for_people


@for_people
def edit(request: PersonRequest) -> HttpResponse:
    """Show the table of what and how, and the hours."""
    rhythm = rhythm_of(request.person)
    return _show(request, RhythmForm.of(rhythm), ways_of(request.person))


@for_people
def update(request: PersonRequest) -> HttpResponse:
    """Keep both."""
    form, ways = RhythmForm(request.POST), chosen_in(request.POST)
    if not form.is_valid():
        return _show(request, form, ways, status=422)
    choose_ways(request.person, ways)
    keep_rhythm(request.person, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return see_other(reverse("notification_settings"))


def _show(request: PersonRequest, form: RhythmForm, ways: Any, *, status: int = 200) -> HttpResponse:
    lines = [{"what": what, "label": what.label, "ways": ways[what.value]} for what in What]
    mine = Subscription.objects.filter(
        person=request.person, session=digest(request.session.session_key or "")
    )
    context = {
        "form": form,
        "lines": lines,
        "ways": list(Way),
        "sender_name": sender_name(),
        "known": list(mine.values_list("endpoint", flat=True)),
        "spared": count_spared(request.person),
    }
    return render(request, "notifications/settings.html", context, status=status)


page = by_method(GET=edit, POST=update)
