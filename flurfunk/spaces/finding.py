"""Find a space as a view needs it: only among what the person can see, with how they stand to it."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.module_loading import import_string

from flurfunk.config.duties import DUTIES
from flurfunk.kit.database import columns_of, instance, read_rows, width_of, with_literals
from flurfunk.kit.text import clean
from flurfunk.people.models import Person
from flurfunk.spaces import rules
from flurfunk.spaces.models import Archiving, Membership, Space

# Every page of a space begins with this. What `SpaceQuerySet.visible_to` says, for one space; the tests hold the two
# together.
_SQL = f"""
SELECT {columns_of(Space, "s")}, {columns_of(Archiving, "v")}, {columns_of(Membership, "m")},
       mine.is_invited, mine.has_asked,
       (SELECT count(*) FROM spaces_joinrequest r WHERE r.space_id = s.id)
FROM spaces_space s
LEFT JOIN spaces_archiving v ON v.space_id = s.id
LEFT JOIN spaces_membership m ON m.space_id = s.id AND m.person_id = %(person)s
CROSS JOIN LATERAL (SELECT
    EXISTS (SELECT 1 FROM spaces_invitation i WHERE i.space_id = s.id AND i.person_id = %(person)s) AS is_invited,
    EXISTS (SELECT 1 FROM spaces_joinrequest r WHERE r.space_id = s.id AND r.person_id = %(person)s) AS has_asked) mine
WHERE s.slug = %(slug)s
  AND ((s.visibility <> 'secret' AND NOT %(is_guest)s) OR m.id IS NOT NULL OR mine.is_invited)
"""  # noqa: S608 - column names of our own models


@dataclass(frozen=True)
class Standing:
    """How a person stands to a space, and so what they may do there."""

    person: Person
    space: Space
    membership: Membership | None
    is_invited: bool
    has_asked: bool
    asking: int = 0
    reported: int = 0

    @property
    def may_read(self) -> bool:
        """See entries and members."""
        return rules.may_read(self.person, self.space, self.membership)

    @property
    def may_join(self) -> bool:
        """Become a member at once."""
        return rules.may_join(self.person, self.space, self.membership, is_invited=self.is_invited)

    @property
    def may_ask(self) -> bool:
        """Ask to become a member."""
        return not self.may_join and rules.may_ask_to_join(self.person, self.space, self.membership)

    @property
    def may_write(self) -> bool:
        """Publish."""
        return rules.may_write(self.space, self.membership)

    @property
    def may_invite(self) -> bool:
        """Invite colleagues."""
        return rules.may_invite(self.person, self.space, self.membership)

    @property
    def may_tend(self) -> bool:
        """Describe, archive and bring back."""
        return rules.may_tend(self.person, self.membership, self.space)

    @property
    def keeps_order(self) -> bool:
        """Decide who comes in."""
        return rules.keeps_order(self.membership)

    @property
    def is_watched(self) -> bool:
        """Tell whether the person is told of everything here."""
        return self.membership is not None and self.membership.watched_at is not None

    @property
    def is_muted(self) -> bool:
        """Tell whether its entries are kept out of the person's home feed."""
        return self.membership is not None and self.membership.muted_at is not None


def find_space(person: Person, slug: str) -> Standing:
    """Find a space among those the person can see. Raises Http404."""
    about = {"person": person.pk, "slug": clean(slug)}
    rows = read_rows(with_literals(_SQL, is_guest=person.is_guest), about)
    if not rows:
        raise Http404
    space, archiving, membership, (is_invited, has_asked, asking) = _parts(rows[0])
    # What Django's select_related does: what is known to be missing is not asked for again.
    space._state.fields_cache["archiving"] = archiving  # noqa: SLF001
    if membership is not None:
        membership._state.fields_cache.update(space=space, person=person)  # noqa: SLF001
    reported = _count_duties(space, person) if rules.keeps_order(membership) else 0
    return Standing(person, space, membership, is_invited, has_asked, asking, reported)


def _parts(row: tuple[Any, ...]) -> tuple[Space, Archiving | None, Membership | None, tuple[Any, ...]]:
    first, second = width_of(Space), width_of(Space) + width_of(Archiving)
    third = second + width_of(Membership)
    archiving, membership = row[first:second], row[second:third]
    return (
        instance(Space, row[:first]),
        instance(Archiving, archiving) if archiving[0] is not None else None,
        instance(Membership, membership) if membership[0] is not None else None,
        row[third:],
    )


def _count_duties(space: Space, person: Person) -> int:
    return sum(import_string(name)(space, person) for name in DUTIES)
