"""Thanks as a reader sees them: with the people whom they may know of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from babel.lists import format_list
from django.template.loader import get_template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext

from flurfunk.content.models import Entry
from flurfunk.feed.models import Thanks
from flurfunk.people.models import Person

_MOST_FACES = 5


@dataclass(frozen=True)
class ShownThanks:
    """Who thanks whom in a post, as far as one reader may know; `has_others` says that there are more."""

    author: Person
    people: Sequence[Person]
    has_others: bool

    @property
    def faces(self) -> Sequence[Person]:
        """Some of them: a card has not room for all."""
        return self.people[:_MOST_FACES]

    @property
    def names(self) -> SafeString:
        """The names as links, in a sentence."""
        link = '<a class="person-link" href="{}">{}</a>'
        names = [format_html(link, person.url, person.name) for person in self.people]
        rest = (
            escape(pgettext("thanks", "others") if names else pgettext("thanks", "somebody"))
            if self.has_others
            else ""
        )
        listed = format_list([*names, rest] if rest else names, locale=get_language() or "en")
        return mark_safe(listed)  # noqa: S308 - each of them was escaped


def show_thanks(entry_ids: Sequence[int], person: Person) -> Mapping[int, str]:
    """Give the line above some posts that says who thanks whom, in as many queries for one as for many."""
    rows: dict[int, list[Thanks]] = defaultdict(list)
    for row in Thanks.objects.filter(entry__in=entry_ids).select_related("entry__author").order_by("pk"):
        rows[row.entry_id].append(row)
    if not rows:
        return {}
    named = {row.person_id for each in rows.values() for row in each}
    seen = Person.objects.visible_to(person).in_bulk(named)
    template = get_template("feed/_thanks.html")
    return {pk: template.render({"shown": _shown(each, seen)}) for pk, each in rows.items()}


def newest_thanks(person: Person, reader: Person, *, most: int) -> list[Entry]:
    """Give the newest posts that thank somebody, as far as the reader may see them, with one more than `most`."""
    seen = Entry.objects.visible_to(reader).filter(thanks__person=person).with_people()
    return list(seen.order_by("-published_at", "-pk")[: most + 1])


def thanked_in(entry_ids: Sequence[int], reader: Person) -> Mapping[int, list[Person]]:
    """Give whom some posts thank, as far as the reader may know of them."""
    rows = Thanks.objects.filter(entry__in=entry_ids, person__in=Person.objects.visible_to(reader))
    thanked: dict[int, list[Person]] = defaultdict(list)
    for row in rows.select_related("person").order_by("pk"):
        thanked[row.entry_id].append(row.person)
    return thanked


def _shown(rows: Sequence[Thanks], seen: Mapping[int, Person]) -> ShownThanks:
    people = [seen[row.person_id] for row in rows if row.person_id in seen]
    return ShownThanks(rows[0].entry.author, people, has_others=len(people) < len(rows))
