"""Random networks, and what a home feed is, said as plainly as Python can."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from flurfunk.content.deleting import delete
from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.feed.models import Order
from flurfunk.feed.posting import post
from flurfunk.people.following import follow
from flurfunk.people.models import Follow, Person, Role
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.joining import add_member, end_membership
from flurfunk.spaces.models import MemberRole, Membership, Space, Visibility
from flurfunk.spaces.tending import mute
from flurfunk.topics.following import follow as follow_topic
from flurfunk.topics.models import Follow as TopicFollow
from flurfunk.topics.tagging import topics_named

START = datetime(2026, 11, 1, tzinfo=UTC)
WORDS = ("press", "pump", "crane")


@dataclass
class Network:
    """People, spaces and entries, made by dice."""

    seed: int
    people: list[Person] = field(default_factory=list)
    spaces: list[Space] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._dice = random.Random(self.seed)
        self._make_people()
        self._make_spaces()
        self._make_entries()
        self._leave_delete_and_mute()

    def _likely(self, chance: float) -> bool:
        return self._dice.random() < chance

    def _make_people(self) -> None:
        for number in range(6):
            role = Role.GUEST if number == 5 else Role.OWNER if number == 0 else Role.PERSON
            name = f"p{self.seed}-{number}"
            person = Person.objects.create(handle=name, email=f"{name}@x.example", name=name, role=role)
            self.people.append(person)
        for person in self.people:
            for other in self.people:
                if person != other and self._likely(0.3):
                    follow(person, other)
            for topic in topics_named(WORDS):
                if self._likely(0.4):
                    follow_topic(person, topic)

    def _make_spaces(self) -> None:
        for number, visibility in enumerate([*Visibility] * 2):
            space = create_space(
                self._dice.choice(self.people[:5]), f"s{self.seed}-{number}", visibility=visibility
            )
            self.spaces.append(space)
            for person in self.people:
                if self._likely(0.4):
                    add_member(space, person, role=MemberRole.MEMBER)

    def _make_entries(self) -> None:
        for number in range(45):
            space = self._dice.choice([None, *self.spaces])
            authors = (
                [m.person for m in space.memberships.select_related("person")] if space else self.people[:5]
            )
            topics = [f"#{word}" for word in WORDS if self._likely(0.3)]
            # Some at the very same moment: ties are broken by the id.
            at = START + timedelta(minutes=self._dice.randrange(30))
            self.entries.append(
                post(self._dice.choice(authors), f"{number} {' '.join(topics)}", space=space, at=at)
            )
        for entry in self._dice.sample(self.entries, 15):
            at = START + timedelta(minutes=30 + self._dice.randrange(20))
            comment(entry, self._dice.choice(self.people), "Well.", at=at)

    def _leave_delete_and_mute(self) -> None:
        for entry in self._dice.sample(self.entries, 6):
            delete(entry, by=entry.author)
        for membership in Membership.objects.exclude(role=MemberRole.OWNER).order_by("pk"):
            if self._likely(0.2):
                end_membership(membership, by=membership.person)
            elif self._likely(0.3):
                mute(membership)


class Plain:
    """Who reads what, said in words; the tables are read once."""

    def __init__(self) -> None:
        self.entries = list(Entry.objects.select_related("space", "author"))
        memberships = Membership.objects.values_list("space_id", "person_id", "muted_at")
        self._is_muted = {(space, person): muted is not None for space, person, muted in memberships}
        self._follows = set(Follow.objects.values_list("follower_id", "followed_id"))
        self._topics = set(
            TopicFollow.objects.values_list("person_id", "topic__taggings__entry_id").filter(
                topic__taggings__gt=0
            )
        )

    def may_read(self, person: Person, entry: Entry) -> bool:
        """Say who reads an entry: members; colleagues what is open or for everybody; nobody what is deleted."""
        if entry.status != "published":
            return False
        if entry.space is None:
            return not person.is_guest
        is_member = (entry.space_id, person.pk) in self._is_muted
        return is_member or (entry.space.visibility == Visibility.OPEN and not person.is_guest)

    def belongs_home(self, person: Person, entry: Entry) -> bool:
        """Say what is in a home feed: one's own, one's spaces', everybody's, and of people and topics followed."""
        if not self.may_read(person, entry) or self._is_muted.get((entry.space_id or 0, person.pk)):
            return False
        return (
            entry.space is None
            or (entry.space_id, person.pk) in self._is_muted
            or entry.author == person
            or (person.pk, entry.author_id) in self._follows
            or (person.pk, entry.pk) in self._topics
        )

    def home_of(self, person: Person, order: Order) -> list[int]:
        """Give the ids of a home feed in its order."""
        shown = [e for e in self.entries if self.belongs_home(person, e)]
        return [e.pk for e in sorted(shown, key=lambda e: (getattr(e, order.column), e.pk), reverse=True)]
