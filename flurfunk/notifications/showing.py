"""What stands in a letter: a line for each thing that happened, and the parts of a digest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from flurfunk.content.models import Entry
from flurfunk.events.occasions import What, occasions, saying
from flurfunk.kit.markdown import excerpt, plain_text
from flurfunk.notifications.bell import Bundle, bundles
from flurfunk.notifications.models import Notification
from flurfunk.notifications.naming import beginning
from flurfunk.notifications.wording import name_of, sentence

_LONGEST_SUBJECT = 90
_MOST_WORDS = 4000  # letters of one text; whoever wants more reads on
_MOST_LINES = 40
_SAYS = {"entry.published", "entry.changed", "comment.added", "comment.changed"}
# What the home page shows, too.
PUBLISHED = (What.FOLLOWED, What.EVERYTHING)


@dataclass(frozen=True)
class Line:
    """One thing that happened: the sentence, what was written, and where it stands."""

    who: str
    text: str
    words: Sequence[str]
    at: datetime
    link: str


@dataclass(frozen=True)
class Part:
    """Lines of a digest under one heading, and how many there was no room for."""

    heading: str
    bundles: Sequence[Bundle]
    more: int


def lines_of(inside: Sequence[Notification]) -> list[Line]:
    """Give the lines of a letter, the oldest first."""
    return [_line(each) for each in inside]


def _line(notification: Notification) -> Line:
    who = notification.actor.name if notification.actor else _("Somebody")
    return Line(
        who, sentence_of(notification), words_of(notification), notification.at, link_of(notification)
    )


def sentence_of(notification: Notification) -> str:
    """Say in one sentence what happened."""
    says = saying(occasions()[notification.event.kind], notification.reason)
    names = [notification.actor.name] if notification.actor else []
    return sentence(says, names, count=1, what=name_of(notification.entry or notification.space))


def words_of(notification: Notification) -> list[str]:
    """Give what was written, line by line; nothing where nothing was."""
    written = notification.comment or notification.entry
    if written is None or notification.event.kind not in _SAYS:
        return []
    text = plain_text(written.html)
    return (text if len(text) <= _MOST_WORDS else text[:_MOST_WORDS].rstrip() + "…").splitlines()


def link_of(notification: Notification) -> str:
    """Give the address of what happened, to be opened from anywhere."""
    place = notification.comment or notification.entry or notification.space
    return beginning() + (place.url if place else notification.page)


def subject_of(newest: Notification) -> str:
    """Give a letter's subject, the same for all of a thread, so that it stays together everywhere."""
    if newest.entry is None:
        return sentence_of(newest)
    title = title_of(newest.entry)
    return title if newest.event.kind == "entry.published" else f"Re: {title}"


def title_of(entry: Entry) -> str:
    """Give the entry's title, or its first words."""
    return entry.title or excerpt(entry.html, longest=_LONGEST_SUBJECT) or _("something without words")


def digest_parts(inside: Sequence[Notification]) -> list[Part]:
    """Give what stands in a digest: first what concerns me, then what is new from those I follow."""
    new = [each for each in inside if each.why.what in PUBLISHED]
    mine = [each for each in inside if each.why.what not in PUBLISHED]
    parts = [_part(_("What concerns you"), mine), _part(_("New from what you follow"), new)]
    return [part for part in parts if part.bundles]


def _part(heading: str, inside: Sequence[Notification]) -> Part:
    groups: dict[str, list[Notification]] = {}
    for each in reversed(inside):
        groups.setdefault(each.thread, []).append(each)
    shown = [
        {"newest": group[0].pk, "actors": [each.actor_id for each in group]} for group in groups.values()
    ]
    return Part(heading, bundles(shown[:_MOST_LINES]), max(0, len(shown) - _MOST_LINES))
