"""Polls: read one, vote, and see who chose what where that is known."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from flurfunk.content import rules
from flurfunk.content.finding import find_entry
from flurfunk.feed.models import Choice, Poll
from flurfunk.feed.polling import VoteRefusedError, vote
from flurfunk.feed.polls import show_polls
from flurfunk.kit.http import allow, by_method, see_other, stream, wants_stream
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.people.models import Person

_MOST = 500  # people who are named for a choice


@for_people
def show(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Show a poll as it stands, as a fragment for live pages."""
    poll = _find(request, entry_id)
    return HttpResponse(show_polls([poll.pk], request.person)[poll.pk])


@for_people
def create_vote(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Vote."""
    poll = _find(request, entry_id)
    allow(rules.may_take_part(poll.entry))
    given = request.POST.getlist("choice")[:50]
    try:
        vote(poll, request.person, [int(each[:18]) for each in given if each.isascii() and each.isdecimal()])
    except VoteRefusedError:
        return _answer(request, poll, status=422)
    return _answer(request, poll)


@for_people
def show_votes(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Show who chose what; there is no such page of an anonymous poll."""
    poll = _find(request, entry_id)
    if poll.is_anonymous:
        raise Http404
    choices = Choice.objects.filter(poll=poll).order_by("position")
    votes = [(choice, _voters(choice)) for choice in choices]
    return render(request, "feed/votes.html", {"entry": poll.entry, "votes": votes})


def _voters(choice: Choice) -> list[Person]:
    votes = choice.votes.select_related("person__deactivation").order_by("person__folded", "person")
    return [vote.person for vote in votes[:_MOST]]


def _find(request: PersonRequest, entry_id: int) -> Poll:
    entry = find_entry(request.person, entry_id, "post")
    poll = get_object_or_404(Poll, pk=entry.pk)
    poll.entry = entry
    return poll


def _answer(request: PersonRequest, poll: Poll, *, status: int = 200) -> HttpResponse:
    if not wants_stream(request):
        return see_other(poll.entry.url)
    shown = mark_safe(show_polls([poll.pk], request.person)[poll.pk])  # noqa: S308 - rendered by an autoescaped template
    action = '<turbo-stream action="replace" method="morph" target="poll_{}"><template>{}</template></turbo-stream>'
    return stream(format_html(action, poll.pk, shown), status=status)


one = by_method(GET=show, POST=create_vote)
votes = by_method(GET=show_votes)
