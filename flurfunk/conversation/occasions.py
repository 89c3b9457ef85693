"""Whom it concerns that something was published, said or felt, and what they are told."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment, Watch
from flurfunk.events.models import Event
from flurfunk.events.occasions import About, Concern, Occasion, Reason, What
from flurfunk.people.models import Follow
from flurfunk.spaces.models import Membership
from flurfunk.topics.models import Follow as TopicFollow


def _mentioned_you(count: int) -> str:
    """Say that somebody was named."""
    return ngettext("%(who)s mentioned you in %(what)s", "%(who)s mentioned you in %(what)s", count)


MENTIONED = Reason(
    "mentioned", What.MENTIONS, _("because you are mentioned"), is_personal=True, says=_mentioned_you
)
ANSWERED = Reason("answered", What.REPLIES, _("because it answers your comment"))
WROTE = Reason("wrote", What.REPLIES, _("because you wrote it"))
WATCHING = Reason("watching", What.REPLIES, _("because you watch it"))
TOOK_PART = Reason("took_part", What.REPLIES, _("because you commented on it"))
FELT = Reason("felt", What.THANKS, _("because you wrote it"))
FOLLOWING_SPACE = Reason(
    "following_space",
    What.FOLLOWED,
    _("because you want to hear of everything in the space"),
    is_in_feed=True,
)
FOLLOWING_AUTHOR = Reason(
    "following_author", What.FOLLOWED, _("because you follow the author"), is_in_feed=True
)
FOLLOWING_TOPIC = Reason(
    "following_topic", What.FOLLOWED, _("because you follow one of its topics"), is_in_feed=True
)
IN_MY_SPACE = Reason("in_my_space", What.EVERYTHING, _("because you belong to the space"), is_in_feed=True)


def _entry_of(event: Event) -> int:
    return int(event.details.get("entry", event.subject_id))


def _about_entry(event: Event) -> About:
    return About(entry=event.subject_id)


def _about_comment(event: Event) -> About:
    return About(entry=_entry_of(event), comment=event.subject_id)


def _about_either(event: Event) -> About:
    return _about_comment(event) if event.subject_type == "conversation.comment" else _about_entry(event)


def _mentioned(event: Event) -> Concern:
    return Concern(MENTIONED, event.details.get("mentioned", ()))


def _only_mentioned(event: Event) -> Iterable[Concern]:
    return [_mentioned(event)]


def _whom_an_entry_concerns(event: Event) -> Iterable[Concern]:
    yield _mentioned(event)
    entry = Entry.objects.filter(pk=event.subject_id).first()
    if entry is None:
        return
    if entry.space_id is not None:
        members = Membership.objects.filter(space=entry.space_id, muted_at=None)
        yield Concern(FOLLOWING_SPACE, _people(members.filter(watched_at__isnull=False)))
    of_author = Follow.objects.filter(followed=entry.author_id).values_list("follower_id", flat=True)
    yield Concern(FOLLOWING_AUTHOR, of_author)
    of_topic = _people(TopicFollow.objects.filter(topic__taggings__entry=entry))
    yield Concern(FOLLOWING_TOPIC, of_topic)
    if entry.space_id is not None:
        # Who follows it closer hears of it as they chose for that, or not at all.
        rest = members.filter(watched_at=None).exclude(person__in=of_author).exclude(person__in=of_topic)
        yield Concern(IN_MY_SPACE, _people(rest))


def _whom_a_comment_concerns(event: Event) -> Iterable[Concern]:
    yield _mentioned(event)
    made = Comment.objects.filter(pk=event.subject_id).select_related("parent", "entry").first()
    if made is None:
        return
    if made.parent is not None:
        siblings = Comment.objects.filter(parent=made.parent, pk__lt=made.pk, deleted_at=None)
        yield Concern(ANSWERED, [made.parent.author_id])
        yield Concern(WROTE, [made.entry.author_id])
        yield Concern(TOOK_PART, siblings.values_list("author_id", flat=True).distinct())
    yield Concern(WROTE, [made.entry.author_id])
    yield Concern(WATCHING, _people(Watch.objects.filter(entry=made.entry)))
    said = Comment.objects.filter(entry=made.entry, pk__lt=made.pk, deleted_at=None)
    yield Concern(TOOK_PART, said.values_list("author_id", flat=True).distinct())


def _whom_a_reaction_concerns(event: Event) -> Iterable[Concern]:
    model = Comment if event.subject_type == "conversation.comment" else Entry
    return [Concern(FELT, model.objects.filter(pk=event.subject_id).values_list("author_id", flat=True))]


def _people(rows: QuerySet[Any]) -> QuerySet[Any, int]:
    return rows.values_list("person_id", flat=True)


def _published(count: int) -> str:
    return ngettext("%(who)s published %(what)s", "%(who)s published %(what)s", count)


def _commented(count: int) -> str:
    return ngettext("%(who)s commented on %(what)s", "%(who)s commented on %(what)s", count)


def _reacted(count: int) -> str:
    return ngettext("%(who)s reacted to %(what)s", "%(who)s reacted to %(what)s", count)


PUBLISHED = Occasion(
    "entry.published",
    (MENTIONED, FOLLOWING_SPACE, FOLLOWING_AUTHOR, FOLLOWING_TOPIC, IN_MY_SPACE),
    _whom_an_entry_concerns,
    _about_entry,
    _published,
)
MENTIONED_LATER = Occasion("entry.changed", (MENTIONED,), _only_mentioned, _about_entry, _mentioned_you)
COMMENTED = Occasion(
    "comment.added",
    (MENTIONED, ANSWERED, WROTE, WATCHING, TOOK_PART),
    _whom_a_comment_concerns,
    _about_comment,
    _commented,
)
MENTIONED_LATER_IN_COMMENT = Occasion(
    "comment.changed", (MENTIONED,), _only_mentioned, _about_comment, _mentioned_you
)
REACTED = Occasion("reaction.added", (FELT,), _whom_a_reaction_concerns, _about_either, _reacted)
