"""Look after a topic: its name, what it is about, other words for it, and one that is the same."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from flurfunk.kit.http import allow, by_method, see_other
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.topics import rules
from flurfunk.topics.forms import DescribeForm, MergeForm
from flurfunk.topics.models import Topic
from flurfunk.topics.queries import find_topic
from flurfunk.topics.tending import TakenError, describe, merge


@for_people
def edit(request: PersonRequest, slug: str) -> HttpResponse:
    """Show both forms."""
    topic = _find(request, slug)
    return _show(request, topic, DescribeForm.of(topic), MergeForm())


@for_people
def update(request: PersonRequest, slug: str) -> HttpResponse:
    """Keep what was said of it."""
    topic = _find(request, slug)
    form = DescribeForm(request.POST)
    if not form.is_valid():
        return _show(request, topic, form, MergeForm(), status=422)
    try:
        describe(topic, **form.cleaned_data, by=request.person)
    except TakenError as error:
        words = ", ".join(error.words)
        form.add_error(
            "aliases", _("These lead to another topic: %(words)s. Merge the two.") % {"words": words}
        )
        return _show(request, topic, form, MergeForm(), status=422)
    messages.success(request, _("Saved."))
    return see_other(topic.url)


@for_people
def create_merging(request: PersonRequest, slug: str) -> HttpResponse:
    """Let it go over into another one."""
    topic = _find(request, slug)
    form = MergeForm(request.POST, topic=topic, person=request.person)
    if not form.is_valid():
        return _show(request, topic, DescribeForm.of(topic), form, status=422)
    into: Topic = form.cleaned_data["into"]
    merge(topic, into=into, by=request.person)
    messages.success(request, _("#%(name)s leads here now.") % {"name": topic.name})
    return see_other(into.url)


def _find(request: PersonRequest, slug: str) -> Topic:
    topic = find_topic(request.person, slug)
    allow(rules.may_tend(request.person))
    return topic


def _show(
    request: PersonRequest, topic: Topic, form: DescribeForm, merging: MergeForm, *, status: int = 200
) -> HttpResponse:
    context = {"topic": topic, "form": form, "merging": merging}
    return render(request, "topics/edit.html", context, status=status)


page = by_method(GET=edit, POST=update)
merging = by_method(POST=create_merging)
