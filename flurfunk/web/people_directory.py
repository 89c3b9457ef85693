"""The directory of people: found by name, narrowed by place, team, language and topic, paged by key."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from django.db import connection
from django.http import QueryDict
from django.utils.translation import gettext as _

from flurfunk.kit.paging import Page, cut
from flurfunk.kit.text import clean_line
from flurfunk.people.models import Person
from flurfunk.people.queries import PersonQuerySet, after_name, forgiving, name_key
from flurfunk.web.languages import language_name

PAGE = 30
_SAMPLE = 2000  # people who are looked through for the values that filters offer
_MOST_VALUES = 30

# A guest meets only those with whom they share a space; what the filters offer must not tell of others.
_VISIBLE = """(NOT %(is_guest)s OR p.id = %(person)s OR EXISTS (
    SELECT 1 FROM spaces_membership m JOIN spaces_membership o ON o.space_id = m.space_id
    WHERE m.person_id = %(person)s AND o.person_id = p.id))"""
_OFFERED = f"""
WITH seen AS MATERIALIZED (
    SELECT p.id, p.place, p.team, p.languages FROM people_person p
    WHERE NOT EXISTS (SELECT 1 FROM people_deactivation d WHERE d.person_id = p.id) AND {_VISIBLE}
    ORDER BY p.id DESC LIMIT {_SAMPLE}
)
(SELECT 'place', place, place, count(*) AS n FROM seen WHERE place <> ''
 GROUP BY 2 ORDER BY n DESC, 2 LIMIT {_MOST_VALUES})
UNION ALL
(SELECT 'team', team, team, count(*) AS n FROM seen WHERE team <> ''
 GROUP BY 2 ORDER BY n DESC, 2 LIMIT {_MOST_VALUES})
UNION ALL
(SELECT 'language', spoken, spoken, count(*) AS n FROM seen CROSS JOIN LATERAL unnest(languages) spoken
 GROUP BY 2 ORDER BY n DESC, 2 LIMIT {_MOST_VALUES})
UNION ALL
(SELECT 'topic', t.slug, t.name, count(*) AS n FROM seen JOIN topics_knowledge k ON k.person_id = seen.id
 JOIN topics_topic t ON t.id = k.topic_id GROUP BY 2, 3 ORDER BY n DESC, 2 LIMIT {_MOST_VALUES})
"""  # noqa: S608 - pieces of ours


@dataclass(frozen=True)
class PeopleSearch:
    """What somebody looks for in the directory."""

    q: str = ""
    place: str = ""
    team: str = ""
    language: str = ""
    topic: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> "PeopleSearch":
        """Read it from an address."""
        return cls(**{name: clean_line(query.get(name, "")[:100]) for name in cls.__dataclass_fields__})

    @property
    def as_query(self) -> dict[str, str]:
        """Give what was chosen, to write it into an address."""
        return {name: value for name, value in asdict(self).items() if value}

    def narrow(self, people: PersonQuerySet) -> PersonQuerySet:
        """Keep those to whom all chosen values apply."""
        if self.place:
            people = people.filter(place=self.place)
        if self.team:
            people = people.filter(team=self.team)
        if self.language:
            people = people.filter(languages__contains=[self.language])
        if self.topic:
            people = people.filter(known_topics__topic__slug=self.topic)
        return people


def people_page(person: Person, search: PeopleSearch, *, after: str | None = None) -> Page[Person]:
    """Read a page in the order of names; with something typed the best found, which is one page only."""
    visible: PersonQuerySet = Person.objects.visible_to(person).active()
    people = search.narrow(visible).select_related("deactivation")
    if search.q:
        with forgiving():
            return Page(list(people.named_like(search.q)[:PAGE]), None)
    rows = list(people.filter(after_name(after)).by_name()[: PAGE + 1])
    return cut(rows, PAGE, name_key)


def offered_filters(person: Person, search: PeopleSearch) -> Sequence[Mapping[str, object]]:
    """Give the filters with the values most frequent among the people this person sees, and those chosen."""
    values: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_OFFERED, {"person": person.pk, "is_guest": person.is_guest})
        for name, value, words, _count in cursor.fetchall():
            values[name].append((value, language_name(value) if name == "language" else words))
    labels = {
        "place": _("Any place"),
        "team": _("Any team"),
        "language": _("Any language"),
        "topic": _("Knows any topic"),
    }
    return [
        {"name": name, "label": label, "current": current, "options": _with(values[name], current)}
        for name, label in labels.items()
        for current in [getattr(search, name)]
    ]


def _with(options: list[tuple[str, str]], current: str) -> list[tuple[str, str]]:
    """Add a chosen value that is not among the frequent ones: the address may name any."""
    if current and current not in dict(options):
        options = [(current, current), *options]
    return sorted(options, key=lambda option: option[1].casefold())
