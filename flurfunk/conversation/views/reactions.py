"""Reactions on entries and comments: a bar of small forms."""

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404

from flurfunk.content import rules as content_rules
from flurfunk.content.finding import find_entry
from flurfunk.content.models import Entry
from flurfunk.conversation.models import EMOJI, Comment, Reaction
from flurfunk.conversation.reacting import react, withdraw
from flurfunk.conversation.reaction_bar import reaction_bar
from flurfunk.kit.http import allow, by_method, safe_next, see_other, stream, wants_stream
from flurfunk.people.doors import PersonRequest, for_people

Subject = Entry | Comment


@for_people
def show_entry(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Show the bar under an entry, for live pages."""
    return HttpResponse(_bar(find_entry(request.person, entry_id), request))


@for_people
def show_comment(request: PersonRequest, comment_id: int) -> HttpResponse:
    """Show the bar under a comment, for live pages."""
    return HttpResponse(_bar(_find_comment(request, comment_id), request))


@for_people
def create_on_entry(request: PersonRequest, entry_id: int) -> HttpResponse:
    """React to an entry."""
    return _change(request, find_entry(request.person, entry_id), adds=True)


@for_people
def destroy_on_entry(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Take a reaction off an entry."""
    return _change(request, find_entry(request.person, entry_id), adds=False)


@for_people
def create_on_comment(request: PersonRequest, comment_id: int) -> HttpResponse:
    """React to a comment."""
    return _change(request, _find_comment(request, comment_id), adds=True)


@for_people
def destroy_on_comment(request: PersonRequest, comment_id: int) -> HttpResponse:
    """Take a reaction off a comment."""
    return _change(request, _find_comment(request, comment_id), adds=False)


def _find_comment(request: PersonRequest, comment_id: int) -> Comment:
    visible = Comment.objects.visible_to(request.person)
    found: Comment = get_object_or_404(visible.select_related("entry__space__archiving"), pk=comment_id)
    return found


def _entry(subject: Subject) -> Entry:
    return subject if isinstance(subject, Entry) else subject.entry


def _change(request: PersonRequest, subject: Subject, *, adds: bool) -> HttpResponse:
    allow(content_rules.may_take_part(_entry(subject)))
    emoji = request.POST.get("emoji", "")
    if emoji not in EMOJI:
        return HttpResponseBadRequest()
    (react if adds else withdraw)(subject, request.person, emoji)
    if wants_stream(request):
        bar = _bar(subject, request)
        return stream(
            f'<turbo-stream action="replace" method="morph" target="{_target(subject)}">'
            f"<template>{bar}</template></turbo-stream>"
        )
    return see_other(safe_next(request, _entry(subject).url if isinstance(subject, Entry) else subject.url))


def _target(subject: Subject) -> str:
    return f"reactions_{'entry' if isinstance(subject, Entry) else 'comment'}_{subject.pk}"


def _bar(subject: Subject, request: PersonRequest) -> str:
    noun, path = ("entry", "entries") if isinstance(subject, Entry) else ("comment", "comments")
    mine = Reaction.objects.filter(**{noun: subject}, person=request.person).values_list("emoji", flat=True)
    may = content_rules.may_take_part(_entry(subject))
    target, url = f"{noun}_{subject.pk}", f"/{path}/{subject.pk}/reactions"
    return str(reaction_bar(target, url, subject.reaction_counts, mine=list(mine), may_react=may))


on_entry = by_method(GET=show_entry, POST=create_on_entry, DELETE=destroy_on_entry)
on_comment = by_method(GET=show_comment, POST=create_on_comment, DELETE=destroy_on_comment)
