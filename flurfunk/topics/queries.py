"""Which topics a person may know of, and how they are listed.

A topic shows itself by what is said with it: somebody outside a secret space must not learn a word that is only
used in it. So topics are listed and found where they tag an entry this person sees, where somebody this person sees
says they know them, where this person follows them, and, by colleagues, where they were described for all.
"""

from collections.abc import Mapping, Sequence

from django.db import connection
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.http import Http404

from flurfunk.content.listing import READABLE
from flurfunk.content.models import Entry
from flurfunk.kit.database import columns_of, instances_by
from flurfunk.kit.paging import Page, cut
from flurfunk.kit.text import clean
from flurfunk.people.models import Person
from flurfunk.people.queries import after_name, forgiving, like_words, likeness, name_key
from flurfunk.topics.models import Alias, Follow, Knowledge, Topic

PAGE = 40
_LATELY = 1000  # entries that are looked through for what is written about now
_MOST_WRITERS_FROM = 100

# Asked of one topic after the other, until a page is full: with LIMIT the planner does not answer it for all at once.
_TAGGED = f"""COALESCE((SELECT true FROM topics_tagging g JOIN content_entry e ON e.id = g.entry_id
    WHERE g.topic_id = topics_topic.id AND e.status = 'published' AND {READABLE} LIMIT 1), false)"""  # noqa: S608
_OF_ENTRIES = f"""
SELECT g.entry_id, {columns_of(Topic, "t")}
FROM topics_tagging g JOIN topics_topic t ON t.id = g.topic_id
WHERE g.entry_id = ANY(%(ids)s::bigint[]) ORDER BY g.id
"""  # noqa: S608 - column names of our own models
_KNOWN = "COALESCE((SELECT true FROM topics_knowledge k WHERE k.topic_id = topics_topic.id LIMIT 1), false)"

_WRITTEN_ABOUT = f"""
SELECT t.id, t.slug, t.name FROM (
    SELECT g.topic_id, count(*) AS times, max(e.id) AS latest FROM (
        SELECT e.id, e.space_id, e.status FROM content_entry e ORDER BY e.id DESC LIMIT {_LATELY}
    ) e JOIN topics_tagging g ON g.entry_id = e.id
    WHERE e.status = 'published' AND {READABLE}
    GROUP BY g.topic_id ORDER BY times DESC, latest DESC LIMIT %(most)s
) n JOIN topics_topic t ON t.id = n.topic_id ORDER BY n.times DESC, n.latest DESC
"""  # noqa: S608 - pieces of ours

_WRITERS = f"""
SELECT n.author_id FROM (
    SELECT e.author_id, e.id FROM topics_tagging g JOIN content_entry e ON e.id = g.entry_id
    WHERE g.topic_id = %(topic)s AND e.status = 'published' AND {READABLE}
    ORDER BY g.published_at DESC, g.entry_id DESC LIMIT {_MOST_WRITERS_FROM}
) n GROUP BY n.author_id ORDER BY count(*) DESC, max(n.id) DESC LIMIT %(most)s
"""  # noqa: S608 - pieces of ours


def topics_of(entries: Sequence[Entry]) -> Mapping[int, list[Topic]]:
    """Read the topics of several entries, by entry id; who sees an entry sees its topics."""
    return instances_by(Topic, _OF_ENTRIES, [entry.pk for entry in entries])


_RELATED = f"""
SELECT t.id, t.slug, t.name FROM (
    SELECT o.topic_id, count(*) AS times, max(n.id) AS latest FROM (
        SELECT e.id FROM topics_tagging g JOIN content_entry e ON e.id = g.entry_id
        WHERE g.topic_id = %(topic)s AND e.status = 'published' AND {READABLE}
        ORDER BY g.published_at DESC, g.entry_id DESC LIMIT {_MOST_WRITERS_FROM}
    ) n JOIN topics_tagging o ON o.entry_id = n.id AND o.topic_id <> %(topic)s
    GROUP BY o.topic_id ORDER BY times DESC, latest DESC LIMIT %(most)s
) r JOIN topics_topic t ON t.id = r.topic_id ORDER BY r.times DESC, r.latest DESC
"""  # noqa: S608 - pieces of ours


def visible_topics(person: Person) -> QuerySet[Topic]:
    """Give the topics this person may know of."""
    reader = {"person": person.pk, "is_guest": "true" if person.is_guest else "false"}
    met = Q(pk__in=Knowledge.objects.filter(person__in=Person.objects.visible_to(person)).values("topic_id"))
    known = met if person.is_guest else _answered(_KNOWN)
    described = Q() if person.is_guest else ~Q(about="")
    # From the cheapest question to the dearest; the first that is answered with yes decides.
    followed = Q(pk__in=Follow.objects.filter(person=person).values("topic_id"))
    return Topic.objects.filter(described | followed | known | _answered(_TAGGED % reader))


def topics_page(person: Person, *, typed: str = "", after: str | None = None) -> Page[Topic]:
    """Read a page of topics in the order of their names; with something typed the best found."""
    topics = visible_topics(person)
    if typed:
        return Page(topics_like(person, typed, most=PAGE), None)
    rows = list(topics.filter(after_name(after)).order_by("folded", "id")[: PAGE + 1])
    return cut(rows, PAGE, name_key)


def topics_like(person: Person, typed: str, *, most: int) -> Sequence[Topic]:
    """Find topics by name or by another word for them, typos and umlauts forgiven, best first."""
    words = typed.replace("#", " ")
    aliased = Alias.objects.filter(name__icontains=words.strip()).values("topic_id")
    with forgiving():
        found = visible_topics(person).filter(like_words(words) | Q(pk__in=aliased))
        return list(found.annotate(likeness=likeness(words)).order_by("-likeness", "folded", "id")[:most])


def written_about(person: Person, *, most: int = 12) -> Sequence[Topic]:
    """Give what is written about most in the newest entries this person may read."""
    params = {"person": person.pk, "is_guest": person.is_guest, "most": most}
    with connection.cursor() as cursor:
        cursor.execute(_WRITTEN_ABOUT, params)
        return [Topic(id=pk, slug=slug, name=name) for pk, slug, name in cursor.fetchall()]


def related_topics(topic: Topic, person: Person, *, most: int = 8) -> Sequence[Topic]:
    """Give what else the newest entries about a topic are about, counted among what this person may read."""
    params = {"topic": topic.pk, "person": person.pk, "is_guest": person.is_guest, "most": most}
    with connection.cursor() as cursor:
        cursor.execute(_RELATED, params)
        return [Topic(id=pk, slug=slug, name=name) for pk, slug, name in cursor.fetchall()]


def find_topic(person: Person, slug: str) -> Topic:
    """Find a topic by its address or another word for it, among what the person may know of. Raises Http404."""
    asked = clean(slug)
    aliased = Alias.objects.filter(slug=asked).values("topic_id")
    found = visible_topics(person).filter(Q(slug=asked) | Q(pk__in=aliased)).first()
    if found is None:
        raise Http404
    return found


def follows(person: Person, topic: Topic) -> bool:
    """Tell whether this person follows the topic."""
    return Follow.objects.filter(person=person, topic=topic).exists()


def known_by(topic: Topic, person: Person, *, most: int = 12) -> Sequence[Person]:
    """Give some of the people who say they know a topic, of those this person sees."""
    people = Person.objects.visible_to(person).active().select_related("deactivation")
    return list(people.filter(known_topics__topic=topic).by_name()[:most])


def writers_about(topic: Topic, person: Person, *, most: int = 6) -> Sequence[Person]:
    """Give who wrote most of the newest entries about a topic, counted among what this person may read."""
    params = {"topic": topic.pk, "person": person.pk, "is_guest": person.is_guest, "most": most}
    with connection.cursor() as cursor:
        cursor.execute(_WRITERS, params)
        order = [pk for (pk,) in cursor.fetchall()]
    people = Person.objects.visible_to(person).filter(pk__in=order).select_related("deactivation").in_bulk()
    return [people[pk] for pk in order if pk in people]


def known_topics_of(person: Person) -> Sequence[Topic]:
    """Give the topics a person says they know, by name."""
    return list(Topic.objects.filter(known_by__person=person).order_by("folded", "id"))


def _answered(question: str) -> Q:
    return Q(RawSQL(question, (), BooleanField()))  # noqa: S611 - SQL of ours, with a number and a truth in it
