"""What the subjects of events are called, where the one who reads may know that."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from flurfunk.accounts.models import Invitation
from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.events.models import Event
from flurfunk.kit.markdown import excerpt
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space

_LONGEST = 70

Named = Mapping[int, tuple[str, str]]


@dataclass(frozen=True)
class Subject:
    """What something happened to; `name` and `url` are empty where it is gone or not for the reader's eyes."""

    kind: str
    id: int
    name: str = ""
    url: str = ""

    @property
    def key(self) -> str:
        """What the list is narrowed by to everything about it."""
        return f"{self.kind}:{self.id}"


def subjects_of(events: Iterable[Event], person: Person) -> Mapping[tuple[str, int], Subject]:
    """Name what several events are about, in one query for each kind of subject."""
    ids: dict[str, set[int]] = defaultdict(set)
    for event in events:
        ids[event.subject_type].add(event.subject_id)
    named = {kind: _NAMES[kind](each, person) for kind, each in ids.items() if kind in _NAMES}
    return {
        (kind, number): Subject(kind, number, *named.get(kind, {}).get(number, ("", "")))
        for kind, each in ids.items()
        for number in each
    }


def _entries(ids: Collection[int], person: Person) -> Named:
    shown = Entry.objects.visible_to(person).filter(pk__in=ids)
    return {entry.pk: (_title(entry), entry.url) for entry in shown}


def _comments(ids: Collection[int], person: Person) -> Named:
    shown = Comment.objects.visible_to(person).filter(pk__in=ids).select_related("entry")
    return {said.pk: (excerpt(said.html, longest=_LONGEST), said.url) for said in shown}


def _people(ids: Collection[int], _person: Person) -> Named:
    return {each.pk: (each.name, each.url) for each in Person.objects.filter(pk__in=ids)}


def _spaces(ids: Collection[int], person: Person) -> Named:
    return {
        space.pk: (space.name, space.url) for space in Space.objects.visible_to(person).filter(pk__in=ids)
    }


def _invitations(ids: Collection[int], _person: Person) -> Named:
    return {each.pk: (each.email or _("A link"), "") for each in Invitation.objects.filter(pk__in=ids)}


def _title(entry: Entry) -> str:
    return entry.title or excerpt(entry.html, longest=_LONGEST)


_NAMES: Mapping[str, Callable[[Collection[int], Person], Named]] = {
    "content.entry": _entries,
    "conversation.comment": _comments,
    "people.person": _people,
    "spaces.space": _spaces,
    "accounts.invitation": _invitations,
}
