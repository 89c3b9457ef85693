"""Reactions: who put which emoji on an entry or a comment, and mine."""

from typing import Any

from django.utils.translation import gettext as _

from flurfunk.api.bearing import ProgramRequest
from flurfunk.api.listing import Listed, each, listed, oldest_page
from flurfunk.api.operations.comments import find_comment
from flurfunk.api.problems import wrong
from flurfunk.api.scopes import Area
from flurfunk.api.sections import Section
from flurfunk.api.shapes.comments import ReactionShape, reaction_shape
from flurfunk.content import rules
from flurfunk.content.finding import find_entry
from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment, Reaction
from flurfunk.conversation.reacting import react, withdraw
from flurfunk.kit.http import allow

section = Section(Area.ENTRIES, "Reactions")


@section.reads("/entries/{int:entry_id}/reactions", Listed[ReactionShape])
def list_entry_reactions(request: ProgramRequest, entry_id: int, after: str = "") -> Any:
    """Who reacted to an entry, and with what."""
    reactions = Reaction.objects.filter(entry=find_entry(request.person, entry_id))
    return listed(request, oldest_page(reactions.select_related("person"), after), each(reaction_shape))


@section.puts("/entries/{int:entry_id}/reactions/{emoji}")
def react_to_entry(request: ProgramRequest, entry_id: int, emoji: str) -> None:
    """Put an emoji on an entry."""
    _react(request, find_entry(request.person, entry_id), emoji)


@section.removes("/entries/{int:entry_id}/reactions/{emoji}")
def withdraw_from_entry(request: ProgramRequest, entry_id: int, emoji: str) -> None:
    """Take one's emoji off an entry."""
    _withdraw(request, find_entry(request.person, entry_id), emoji)


@section.reads("/comments/{int:comment_id}/reactions", Listed[ReactionShape])
def list_comment_reactions(request: ProgramRequest, comment_id: int, after: str = "") -> Any:
    """Who reacted to a comment, and with what."""
    reactions = Reaction.objects.filter(comment=find_comment(request, comment_id))
    return listed(request, oldest_page(reactions.select_related("person"), after), each(reaction_shape))


@section.puts("/comments/{int:comment_id}/reactions/{emoji}")
def react_to_comment(request: ProgramRequest, comment_id: int, emoji: str) -> None:
    """Put an emoji on a comment."""
    _react(request, find_comment(request, comment_id), emoji)


@section.removes("/comments/{int:comment_id}/reactions/{emoji}")
def withdraw_from_comment(request: ProgramRequest, comment_id: int, emoji: str) -> None:
    """Take one's emoji off a comment."""
    _withdraw(request, find_comment(request, comment_id), emoji)


def _react(request: ProgramRequest, subject: Entry | Comment, emoji: str) -> None:
    allow(rules.may_take_part(subject if isinstance(subject, Entry) else subject.entry))
    try:
        react(subject, request.person, emoji)
    except ValueError as error:
        raise wrong("emoji", _("This emoji is not offered.")) from error


def _withdraw(request: ProgramRequest, subject: Entry | Comment, emoji: str) -> None:
    allow(rules.may_take_part(subject if isinstance(subject, Entry) else subject.entry))
    withdraw(subject, request.person, emoji.replace("\0", ""))
