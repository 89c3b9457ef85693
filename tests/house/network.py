"""Random networks in which every text carries a word of its own, a canary that says whose it is."""

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone

from flurfunk.accounts.founding import found
from flurfunk.content.deleting import delete, pin
from flurfunk.content.models import Entry, StoredFile
from flurfunk.content.storing import store_file
from flurfunk.conversation.commenting import change_comment, comment, delete_comment
from flurfunk.conversation.models import EMOJI, Comment
from flurfunk.conversation.reacting import react
from flurfunk.feed.posting import change_post, post, post_with
from flurfunk.feed.scheduling import Plan, schedule
from flurfunk.links.keeping import keep_seen, link_to
from flurfunk.links.looking import Seen
from flurfunk.links.page_words import Words
from flurfunk.people.deactivating import deactivate
from flurfunk.people.following import follow
from flurfunk.people.models import Person, Role
from flurfunk.people.registering import register
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.joining import add_member, ask_to_join, invite
from flurfunk.spaces.models import Membership, Space, Visibility
from flurfunk.spaces.tending import archive, mute
from flurfunk.topics.following import follow as follow_topic
from flurfunk.topics.following import say_what_i_know
from flurfunk.topics.models import Topic
from tests.house.plain_rules import knows_person, reads, sees_entry
from tests.pictures import png

PEOPLE, SPACES, ENTRIES, TOPICS, SHARES = 8, 6, 40, 7, 16
CANARY = re.compile(r"qq[a-z]+\d+qq")


@dataclass
class Network:
    """What there is; `owner_of` says of each canary what it belongs to."""

    chance: random.Random
    people: list[Person] = field(default_factory=list)
    spaces: list[Space] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    files: list[tuple[StoredFile, Entry | Comment]] = field(default_factory=list)
    owner_of: dict[str, Person | Space | Entry | Comment] = field(default_factory=dict)

    def canary(self, kind: str, owner: Any = None) -> str:
        """Give a new word, belonging to what is given now or later."""
        word = f"qq{kind}{len(self.owner_of)}qq"
        self.owner_of[word] = owner
        return word

    def some(self, things: Iterable[Any], share: float) -> list[Any]:
        """Give some of the things, by chance."""
        return [thing for thing in things if self.chance.random() < share]


def build(seed: int) -> Network:
    """Make one; the same in every run."""
    net = Network(random.Random(seed))
    words = {"accent": "#0f6b5c", "languages": ["en"], "time_zone": "UTC", "password": "x" * 12}
    net.people.append(found("Nordlicht", name="Olu Owner", email="olu@nordlicht.example", **words))  # type: ignore[arg-type]
    for number in range(PEOPLE):
        _come(net, number)
    for number in range(SPACES):
        _open(net, number)
    for number in range(ENTRIES):
        _write(net, number)
    for _ in range(SHARES):
        _share(net)
    _follow(net)
    for space in net.some(net.spaces, 0.3):
        archive(space, by=net.people[0])
    for number, person in enumerate(net.people):
        _plan(net, person, number)
    deactivate(net.people[-1], by=net.people[0])
    return net


def _follow(net: Network) -> None:
    topics = list(Topic.objects.filter(name__startswith="subject").order_by("pk"))
    for person in net.people:
        for topic in net.some(topics, 0.2):
            follow_topic(person, topic)
        for other in net.some(net.people, 0.3):
            if other != person:
                follow(person, other)


def _come(net: Network, number: int) -> None:
    role = Role.GUEST if number % 3 == 1 else Role.ADMINISTRATOR if number == 2 else Role.PERSON
    words = [net.canary("name"), *(net.canary("person") for _ in range(4))]
    person = register(
        f"p{number}@nordlicht.example",
        words[0],
        role=role,
        handle=f"p{number}",
        work=words[1],
        team=words[2],
        place=words[3],
        about=words[4],
        about_html=f"<p>{words[4]}</p>",
        languages=["en", "de"],
    )
    net.owner_of |= dict.fromkeys(words, person)
    if number % 2:
        topic = net.canary("known", person)
        say_what_i_know(person, [topic, f"subject{number % TOPICS}"])
    net.people.append(person)


def _open(net: Network, number: int) -> None:
    colleagues = [person for person in net.people if not person.is_guest]
    name, description = net.canary("space"), net.canary("space")
    owner = net.chance.choice(colleagues[1:])
    visibility = list(Visibility)[number % 3]
    space = create_space(owner, name, visibility=visibility, description=description, slug=f"space{number}")
    net.owner_of |= {name: space, description: space}
    net.spaces.append(space)
    for person in net.people[1:]:
        dice = net.chance.random()
        if dice < 0.35 and person != owner:
            add_member(space, person)
        elif dice < 0.45:
            invite(space, person, by=owner)
        elif dice < 0.6 and visibility == Visibility.CLOSED and not person.is_guest and person != owner:
            ask_to_join(space, person, reason=net.canary("reason", space))
    for membership in net.some(Membership.objects.filter(space=space), 0.2):
        mute(membership)


def _write(net: Network, number: int) -> None:
    author = net.chance.choice(net.people[1:])
    mine = [m.space for m in Membership.objects.filter(person=author).select_related("space")]
    if author.is_guest and not mine:
        return
    space = net.chance.choice(mine) if mine and (author.is_guest or net.chance.random() < 0.8) else None
    words = [net.canary("entry") for _ in range(4)]
    files = [_file(net, author, words[2])] if number % 3 == 0 else []
    body = f"{words[1]} #subject{number % TOPICS} #{net.canary('tag')}"
    tag = body.rpartition("#")[2]
    if number % 7 == 3:
        words.append(net.canary("entry"))
        body += _link(net, words[-1])
    entry = post(author, body, space=space, title=words[0], files=files)
    net.owner_of |= dict.fromkeys([*words, tag], entry)
    net.files += [(file, entry) for file in files]
    net.entries.append(entry)
    if number % 5 == 0:
        change_post(entry, editor=author, based_on=1, title=words[0], body=f"{words[3]} #{tag}")
    if space and number % 4 == 0:
        pin(entry, by=author)
    readers = [person for person in net.people if reads(person, entry.space)]
    for reader in net.some(readers, 0.4):
        react(entry, reader, net.chance.choice(EMOJI))
        _comment(net, entry, reader)
    if number % 9 == 4:
        delete(entry, by=author)
    entry.refresh_from_db()


def _share(net: Network) -> None:
    """Let somebody share what they see, into a wider space or a narrower one, and thank whom they know."""
    author = net.chance.choice(net.people[1:])
    seen = [entry for entry in net.entries if sees_entry(author, entry)]
    places: list[Space | None] = [*Space.objects.joined_by(author).order_by("pk")]
    places += [] if author.is_guest else [None]
    if not seen or not places:
        return
    original, word = net.chance.choice(seen), net.canary("entry")
    others = [person for person in net.people if person != author and knows_person(author, person)]
    thanked = net.some(others, 0.2)
    entry = post_with(author, word, shared=original, thanked=thanked, space=net.chance.choice(places))
    net.owner_of[word] = entry
    net.entries.append(entry)
    if net.chance.random() < 0.2:
        delete(original, by=original.author)
        original.refresh_from_db()


def _link(net: Network, entry_word: str) -> str:
    """Give a paragraph with a link to a page that says this word."""
    url = f"https://{entry_word}.example/"
    keep_seen(link_to(url), Seen(Words(entry_word, entry_word, "", ""), None))
    return f"\n\n{url}"


def _plan(net: Network, person: Person, number: int) -> None:
    """Let somebody have written for tomorrow what is theirs alone until then."""
    words = [net.canary("planned", person) for _ in range(3)]
    plan = Plan(
        at=timezone.now() + timedelta(days=1),
        title=words[0],
        body=f"{words[1]} #subject{number % TOPICS}",
        space=net.spaces[number % SPACES] if number % 2 else None,
        files=[_file(net, person, words[2])],
    )
    schedule(person, plan)


def _comment(net: Network, entry: Entry, author: Person) -> None:
    words = [net.canary("comment") for _ in range(3)]
    parents = [c for c in net.comments if c.entry_id == entry.pk and c.deleted_at is None]
    parent = net.chance.choice(parents) if parents and net.chance.random() < 0.5 else None
    files = [_file(net, author, words[1])] if net.chance.random() < 0.2 else []
    made = comment(entry, author, words[0], parent=parent, files=files)
    net.owner_of |= dict.fromkeys(words, made)
    net.files += [(file, made) for file in files]
    net.comments.append(made)
    dice = net.chance.random()
    if dice < 0.2:
        change_comment(made, words[2], editor=author, based_on=1)
    elif dice < 0.4:
        delete_comment(made, by=author)
    made.refresh_from_db()


def _file(net: Network, author: Person, word: str) -> StoredFile:
    if net.chance.random() < 0.5:
        picture = png()
        return store_file(BytesIO(picture.read()), f"{word}.png", uploaded_by=author, size=100)
    return store_file(BytesIO(word.encode()), f"{word}.txt", uploaded_by=author, size=len(word))
