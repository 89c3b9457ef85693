"""Whom the feed's own events concern, and what they are told."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from flurfunk.content.models import Entry
from flurfunk.conversation import occasions as conversation
from flurfunk.events.models import Event
from flurfunk.events.occasions import About, Concern, Occasion, Reason, What
from flurfunk.feed.models import Share, Thanks


def _shared_yours(count: int) -> str:
    return ngettext("%(who)s shared what you wrote", "%(who)s shared what you wrote", count)


SHARED = Reason(
    "shared", What.THANKS, _("because you wrote what is shared"), is_personal=True, says=_shared_yours
)


def _thanked_you(count: int) -> str:
    return ngettext("%(who)s thanks you: %(what)s", "%(who)s thank you: %(what)s", count)


THANKED = Reason("thanked", What.THANKS, _("because you were thanked"), is_personal=True, says=_thanked_you)
PLANNED_IT = Reason("planned_it", What.REPLIES, _("because you scheduled it"), is_personal=True)


def _its_author(event: Event) -> Iterable[Concern]:
    return [Concern(PLANNED_IT, [event.details["author"]])]


def _list(_event: Event) -> About:
    return About(page=reverse("scheduled_posts"))


def _withheld(_count: int) -> str:
    return gettext("A post that you scheduled could not be published")


WITHHELD = Occasion("post.withheld", (PLANNED_IT,), _its_author, _list, _withheld)


def _shared(event: Event) -> Concern:
    """Whoever wrote what a post shares, while they see it themselves; that they see the post the house asks."""
    share = Share.objects.filter(entry=event.subject_id).select_related("original__author").first()
    original = share.original if share else None
    if original is None or not Entry.objects.visible_to(original.author).filter(pk=original.pk).exists():
        return Concern(SHARED, [])
    return Concern(SHARED, [original.author_id])


def _whom_an_entry_concerns(event: Event) -> Iterable[Concern]:
    yield Concern(THANKED, Thanks.objects.filter(entry=event.subject_id).values_list("person_id", flat=True))
    yield _shared(event)
    yield from conversation.PUBLISHED.whom(event)


# What is published concerns those whom it concerns anyway, and before that those whom a post alone can concern.
PUBLISHED = Occasion(
    conversation.PUBLISHED.event,
    (THANKED, SHARED, *conversation.PUBLISHED.reasons),
    _whom_an_entry_concerns,
    conversation.PUBLISHED.about,
    conversation.PUBLISHED.says,
)
