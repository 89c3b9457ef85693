"""Find a space as a view needs it: only among what the person can see, with how they stand to it."""

from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.module_loading import import_string

from flurfunk.config.duties import DUTIES
from flurfunk.kit.text import clean
from flurfunk.people.models import Person
from flurfunk.spaces import rules
from flurfunk.spaces.models import Membership, Space


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
    visible = Space.objects.visible_to(person).with_standing(person)
    space: Any = get_object_or_404(visible, slug=clean(slug))  # a Space with what `with_standing` adds
    membership = Membership.objects.filter(space=space, person=person).first() if space.my_role else None
    reported = _count_duties(space, person) if rules.keeps_order(membership) else 0
    return Standing(
        person, space, membership, space.is_invited, space.has_asked, space.asking_count, reported
    )


def _count_duties(space: Space, person: Person) -> int:
    return sum(import_string(name)(space, person) for name in DUTIES)
