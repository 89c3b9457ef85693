"""The people, topics and spaces of the demo company."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from flurfunk.demo.reading import DemoCompany, DemoPerson, DemoSpace
from flurfunk.kit.text import foldings, slugify
from flurfunk.people.editing import render_about
from flurfunk.people.following import follow as follow_person
from flurfunk.people.models import Person, Role
from flurfunk.people.registering import register
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.gathering import add_members
from flurfunk.spaces.models import MemberRole, Space, Visibility
from flurfunk.topics.following import follow as follow_topic
from flurfunk.topics.following import say_what_i_know
from flurfunk.topics.models import Alias, Topic


def make_people(written: Iterable[DemoPerson], now: datetime) -> dict[str, Person]:
    """Register everybody, by handle; nobody has a password: the sign-in page lets in whom it shows."""
    made = {each.handle: _register(each) for each in written}
    joined = {each.handle: each.joined_days_ago for each in written if each.joined_days_ago is not None}
    for handle, person in made.items():
        person.about_html = render_about(person.about, person)
        person.joined_at = now - timedelta(days=joined.get(handle, 400 + person.pk % 300))
    Person.objects.bulk_update(made.values(), ["about_html", "joined_at"])
    return made


def make_topics(demo: DemoCompany, people: dict[str, Person]) -> None:
    """Make the topics, and let people know and follow what they say they do."""
    for topic in demo.topics.values():
        folded = foldings(" ".join((topic.name, *topic.aliases)))[:200]
        made = Topic.objects.create(slug=topic.slug, name=topic.name, about=topic.about, folded=folded)
        taken = {topic.slug}
        for name in topic.aliases:
            _add_alias(made, name, taken)
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    for written in demo.people.values():
        person = people[written.handle]
        say_what_i_know(person, written.topics)
        for slug in written.topics[:3]:
            follow_topic(person, topics[slug])


def make_spaces(demo: DemoCompany, people: dict[str, Person]) -> dict[str, Space]:
    """Make the spaces with everybody in them; people follow the owners of the spaces they belong to."""
    return {written.slug: _make_space(written, people) for written in demo.spaces.values()}


def _register(written: DemoPerson) -> Person:
    return register(
        f"{written.handle}@nordlicht.example",
        written.name,
        role=Role(written.role or Role.PERSON),
        handle=written.handle,
        pronouns=written.pronouns,
        work=written.work,
        team=written.team,
        place=written.place,
        time_zone=written.time_zone,
        languages=list(written.languages),
        about=written.about,
        links=[{"title": link.title, "url": link.url} for link in written.links],
    )


def _add_alias(topic: Topic, name: str, taken: set[str]) -> None:
    slug = slugify(name)
    if slug and slug not in taken and not Topic.objects.filter(slug=slug).exists():
        Alias.objects.get_or_create(slug=slug, defaults={"topic": topic, "name": name})
        taken.add(slug)


def _make_space(written: DemoSpace, people: dict[str, Person]) -> Space:
    owner = people[written.owners[0]]
    space = create_space(
        owner,
        written.name,
        visibility=Visibility(written.visibility),
        description=written.description,
        slug=written.slug,
        language=written.language,
        is_default=written.everyone,
    )
    roles = dict.fromkeys(written.moderators, MemberRole.MODERATOR)
    roles |= dict.fromkeys(written.owners, MemberRole.OWNER)
    members = sorted(written.members)
    add_members(space, {people[handle]: roles.get(handle, MemberRole.MEMBER) for handle in members})
    for handle in members:
        if people[handle] != owner and not written.everyone:
            follow_person(people[handle], owner)
    return space
