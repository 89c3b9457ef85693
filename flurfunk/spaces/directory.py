"""The directory of spaces: found by name, paged by key, only what a person may know of."""

from enum import StrEnum

from flurfunk.kit.paging import Page, cut
from flurfunk.people.models import Person
from flurfunk.people.queries import after_name, forgiving, name_key
from flurfunk.spaces.models import Space
from flurfunk.spaces.queries import SpaceQuerySet

PAGE = 30


class Shelf(StrEnum):
    """Which spaces of the directory somebody looks at."""

    ALL = "all"
    MINE = "mine"
    ARCHIVED = "archived"

    def of(self, person: Person) -> SpaceQuerySet:
        """Give the spaces that lie on it, for this person."""
        visible: SpaceQuerySet = Space.objects.visible_to(person)
        if self is Shelf.ARCHIVED:
            return visible.archived()
        return visible.joined_by(person).unarchived() if self is Shelf.MINE else visible.unarchived()


def spaces_page(person: Person, shelf: Shelf, *, typed: str = "", after: str | None = None) -> Page[Space]:
    """Read a page in the order of names; with something typed the best found, which is one page only."""
    spaces = shelf.of(person).with_standing(person)
    if typed:
        with forgiving():
            return Page(list(spaces.named_like(typed)[:PAGE]), None)
    rows = list(spaces.filter(after_name(after)).by_name()[: PAGE + 1])
    return cut(rows, PAGE, name_key)


def row_of(person: Person, space: Space) -> Space:
    """Read one space again as the directory shows it."""
    return Space.objects.with_standing(person).get(pk=space.pk)
