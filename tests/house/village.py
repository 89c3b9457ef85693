"""A small village with one of everything, built once: who lives there, and what each of them could reach for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone

from flurfunk.accounts.founding import found
from flurfunk.accounts.inviting import allow_domain
from flurfunk.accounts.inviting import invite as invite_by_link
from flurfunk.accounts.models import AllowedDomain, Invitation, Session
from flurfunk.accounts.session_store import digest
from flurfunk.api.hooking import add_webhook
from flurfunk.api.issuing import issue
from flurfunk.api.models import Dispatch
from flurfunk.content.deleting import delete
from flurfunk.content.models import Entry
from flurfunk.content.storing import store_file
from flurfunk.conversation.commenting import comment, delete_comment
from flurfunk.conversation.reacting import react
from flurfunk.events.models import Event
from flurfunk.feed.posting import post
from flurfunk.feed.scheduling import Plan, schedule
from flurfunk.kit.pictures import preview, store_square
from flurfunk.links.keeping import keep_seen, link_to
from flurfunk.links.looking import Seen
from flurfunk.links.models import Link
from flurfunk.links.page_words import Words
from flurfunk.notifications.models import Notification
from flurfunk.notifications.stopping import Stop
from flurfunk.people.models import Person, Role
from flurfunk.people.registering import register
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.joining import add_member, ask_to_join, invite
from flurfunk.spaces.models import JoinRequest, MemberRole, Membership, Space, Visibility
from flurfunk.spaces.tending import archive
from tests.cast import PASSWORD, Browser
from tests.pictures import png

VISITORS = ("nobody", "gus", "gil", "ina", "mallory", "ada", "mo", "ona", "adi")
PLACES = ("open", "closed", "secret", "archived")
Names = Mapping[str, Any]
# What addresses name by a number.
_NUMBERED = (
    "entry comment file membership request invitation token webhook dispatch domain "
    "notification job report hiding list mail link scheduled"
)


@dataclass
class Village:
    """Everybody by name, the keys of their browsers, and the spaces with what lies in them."""

    people: dict[str, Person] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    spaces: dict[str, Space] = field(default_factory=dict)
    subjects: dict[tuple[str, str], Names] = field(default_factory=dict)
    photo: str = ""

    def browser_of(self, visitor: str) -> Browser:
        """Give a browser in which a visitor is signed in, a fresh one each time; "nobody" is not."""
        browser = Browser()
        if visitor in self.keys:
            browser.cookies["session"] = self.keys[visitor]
        return browser

    def subject(self, word: str, visitor: str) -> Names:
        """Give what stands in addresses for a subject of the table, as this visitor would write it."""
        return self.subjects.get((word, visitor)) or self.subjects[word, ""]


def build() -> Village:
    """Build it."""
    village = Village()
    _settle(village)
    for place in PLACES:
        _furnish(village, place)
    village.photo = store_square(png().read())
    bea = village.people["bea"]
    # A topic of a company-wide entry is everybody's but a guest's.
    village.subjects["company", ""] = _things(bea, None, "company") | {"space_id": ""}
    for visitor in VISITORS:
        _own(village, visitor)
    _cross(village)
    _lie_around(village)
    archive(village.spaces["archived"], by=village.people["ona"])
    return village


def _settle(village: Village) -> None:
    """People come, and the visitors among them sign in."""
    olu = found(
        "Nordlicht",
        accent="#0f6b5c",
        languages=["en", "de"],
        time_zone="Europe/Berlin",
        name="Olu",
        email="olu@nordlicht.example",
        password=PASSWORD,
    )
    village.people["olu"] = olu
    roles = {"gus": Role.GUEST, "gil": Role.GUEST, "adi": Role.ADMINISTRATOR}
    for name in ("gus", "gil", "ina", "mallory", "ada", "mo", "ona", "adi", "bea", "jo"):
        village.people[name] = register(
            f"{name}@nordlicht.example",
            name.title(),
            password=PASSWORD,
            role=roles.get(name, Role.PERSON),
            languages=["en"],
        )
    add_member(create_space(olu, "Suppliers"), village.people["gus"])
    for name in (*VISITORS[1:], "bea"):
        browser = Browser()
        browser.force_login(village.people[name])
        village.keys[name] = browser.cookies["session"].value
    allow_domain("nordlicht.example", by=olu)


def _furnish(village: Village, place: str) -> None:
    """Ona opens a space; most belong, Mo keeps order, Ina is invited; Bea writes in it."""
    people, visibility = village.people, Visibility.OPEN if place == "archived" else Visibility(place)
    space = create_space(people["ona"], f"The {place}", visibility=visibility, slug=place)
    for name in ("ada", "gil", "bea", "mo"):
        add_member(space, people[name], role=MemberRole.MODERATOR if name == "mo" else MemberRole.MEMBER)
    invite(space, people["ina"], by=people["ona"])
    ask_to_join(space, people["jo"], reason="I would like to help.")
    village.spaces[place] = space
    asked = JoinRequest.objects.get(space=space)
    village.subjects[place, ""] = _things(people["bea"], space, place) | {"request_id": asked.pk}


def _things(author: Person, space: Space | None, word: str) -> dict[str, Any]:
    """Write an entry with a comment, a file on each, and give what addresses say of them."""
    picture, notes = png(), BytesIO(b"notes")
    hung = store_file(BytesIO(picture.read()), "seen.png", uploaded_by=author, size=picture.size or 0)
    said = store_file(notes, "said.txt", uploaded_by=author, size=5)
    entry = post(author, f"This is {word}. #{word}x", space=space, files=[hung])
    link = _link(f"https://{word}.example/{author.handle}")
    made = comment(entry, author, f"Yes.\n\n{link.url}", files=[said])
    belongs = Membership.objects.filter(space=space, person=author).first()
    return {
        "entry_id": entry.pk,
        "comment_id": made.pk,
        "link_id": link.pk,
        "file_id": hung.pk,
        "name": hung.name,
        "slug": space.slug if space else "",
        "space_id": space.pk if space else "",
        "topic": f"{word}x",
        "membership_id": belongs.pk if belongs else 0,
        "person": author.handle,
        "handle": author.handle,
    }


def _link(url: str) -> Link:
    """Somebody has looked what lies there."""
    return keep_seen(link_to(url), Seen(Words("A page", "", "", ""), preview(png(80, 80).read())))


def _own(village: Village, visitor: str) -> None:
    """Each visitor has things of their own, in the open and in secret, some deleted; who is outside belonged once."""
    person = village.people.get(visitor, village.people["bea"])
    open_space, secret = village.spaces["open"], village.spaces["secret"]
    own = _things(person, open_space, "own")
    loose = store_file(BytesIO(b"loose"), "loose.txt", uploaded_by=person, size=5)
    invite_by_link(person, email=f"{visitor}.friend@elsewhere.example")
    invitation = Invitation.objects.get(email=f"{visitor}.friend@elsewhere.example")
    key = village.keys.get(visitor, village.keys["bea"])
    accounts = {
        "public_id": Session.objects.get(session_key=digest(key)).public_id,
        "invitation_id": invitation.pk,
        "token_id": issue(person, "Backup", scopes=["people:read"]).token.pk,
    }
    told = {"notification_id": _told(person, own["entry_id"], by=village.people["jo"])}
    planned = {"scheduled_id": _planned(person, open_space)}
    village.subjects["own", visitor] = own | accounts | told | planned
    village.subjects["loose", visitor] = {"file_id": loose.pk, "name": loose.name}
    left = _things(person, secret, "left")
    told = {"notification_id": _told(person, left["entry_id"], by=village.people["jo"])}
    village.subjects["left", visitor] = left | told
    village.subjects["gone", visitor] = _gone(person, secret, left["entry_id"])


def _planned(person: Person, space: Space) -> int:
    """Somebody has written for tomorrow."""
    plan = Plan(at=timezone.now() + timedelta(days=1), body="Tomorrow.", space=space)
    return schedule(person, plan).pk


def _told(person: Person, entry_id: int, *, by: Person) -> int:
    """Let somebody feel something for what a person wrote, and the person have been told, who may be outside now."""
    react(Entry.objects.get(pk=entry_id), by, "👍")
    event = Event.objects.filter(kind="reaction.added").latest("pk")
    about = {
        "entry_id": entry_id,
        "thread": f"reaction.added entry:{entry_id}",
        "reason": "felt",
        "at": event.at,
    }
    ways = {"is_at_bell": True, "is_for_digest": False}
    return Notification.objects.create(person=person, event=event, actor=by, **about, **ways).pk


def _gone(person: Person, space: Space, entry_id: int) -> dict[str, Any]:
    """Give an entry and a comment that somebody wrote and deleted."""
    entry = post(person, "I should not have said this.", space=space)
    delete(entry, by=person)
    said = comment(Entry.objects.get(pk=entry_id), person, "Nor this.")
    delete_comment(said, by=person)
    return {"entry_id": entry.pk, "comment_id": said.pk}


def _cross(village: Village) -> None:
    """Put together what does not belong together, and what is nobody's."""
    people, subjects = village.people, village.subjects
    secret, opened = subjects["secret", ""], subjects["open", ""]
    crossed = {"membership_id": secret["membership_id"], "request_id": secret["request_id"]}
    subjects["crossed", ""] = {**opened, **crossed, "person": people["jo"].handle}
    mo = Membership.objects.get(space=village.spaces["open"], person=people["mo"])
    subjects["moderator", ""] = {**opened, "membership_id": mo.pk}


def _lie_around(village: Village) -> None:
    """What is Bea's alone, what is the house's, and what is nothing at all."""
    people, subjects = village.people, village.subjects
    bea, opened = people["bea"], subjects["open", ""]
    invite_by_link(bea, email="friend@elsewhere.example")
    key = Session.objects.get(session_key=digest(village.keys["bea"]))
    subjects["bea", ""] = {
        **opened,
        **_gone(bea, village.spaces["open"], opened["entry_id"]),
        "notification_id": subjects["own", "nobody"]["notification_id"],
        "scheduled_id": subjects["own", "nobody"]["scheduled_id"],
        "file_id": store_file(BytesIO(b"hers"), "hers.txt", uploaded_by=bea, size=4).pk,
        "name": "hers.txt",
        "public_id": key.public_id,
        "invitation_id": Invitation.objects.get(email="friend@elsewhere.example").pk,
        "word": invite_by_link(bea, uses=50),
        "signed": Stop(bea.pk, opened["entry_id"]).signed,
        "token_id": issue(bea, "Backup", scopes=["people:read"]).token.pk,
    }
    subjects["house", ""] = {
        "handle": people["olu"].handle,
        "domain_id": AllowedDomain.objects.get().pk,
        **_told_elsewhere(people["olu"]),
        "name": village.photo,
        **dict.fromkeys(("word", "signed"), "nonsense"),
        "size": 192,
        "uidb36": "1",
        "key": "abc-def",
    }
    words = {
        "slug": "nowhere",
        "topic": "nowhere",
        "handle": "no.body",
        "name": "x.txt",
        "public_id": "0",
        "size": 0,
    }
    subjects["nothing", ""] = {**dict.fromkeys((f"{name}_id" for name in _NUMBERED.split()), 0), **words}
    subjects["anything", ""] = {**subjects["nothing", ""], **subjects["house", ""]}


def _told_elsewhere(person: Person) -> dict[str, int]:
    """Give a webhook, and something it was told."""
    hook = add_webhook(person, "https://1.1.1.1/", events=["entry.published"])
    told = Dispatch.objects.create(webhook=hook, event_id=1, kind="entry.published", content="{}")
    return {"webhook_id": hook.pk, "dispatch_id": told.pk}
