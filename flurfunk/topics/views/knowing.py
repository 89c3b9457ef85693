"""Say which topics one knows."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from flurfunk.kit.http import by_method, see_other
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.topics.following import say_what_i_know
from flurfunk.topics.forms import KnownTopicsForm
from flurfunk.topics.queries import known_topics_of


@for_people
def edit(request: PersonRequest) -> HttpResponse:
    """Show the topics this person says they know."""
    names = [topic.name for topic in known_topics_of(request.person)]
    form = KnownTopicsForm(initial={"topics": "\n".join(names)})
    return render(request, "topics/known.html", {"form": form})


@for_people
def update(request: PersonRequest) -> HttpResponse:
    """Make them exactly the named ones."""
    form = KnownTopicsForm(request.POST)
    if not form.is_valid():
        return render(request, "topics/known.html", {"form": form}, status=422)
    say_what_i_know(request.person, form.cleaned_data["topics"])
    messages.success(request, _("Saved."))
    return see_other(reverse("known_topics"))


editing = by_method(GET=edit, POST=update)
