"""Whatever was kept of what others were shown, each is shown a card and comments as if nothing had been kept."""

import random
import re
from collections.abc import Callable, Sequence

import pytest
from django.utils import timezone, translation

from flurfunk.content.deleting import pin, unpin
from flurfunk.content.models import Entry
from flurfunk.conversation.bookmarking import bookmark
from flurfunk.conversation.cards import read_card, show_cards
from flurfunk.conversation.commenting import comment
from flurfunk.conversation.reacting import react
from flurfunk.conversation.showing import show_talk
from flurfunk.feed.polling import Question
from flurfunk.feed.posting import change_post, post, post_with
from flurfunk.kit.fragments import forget_all
from flurfunk.people.models import Person
from flurfunk.people.registering import register
from flurfunk.spaces.joining import add_member
from flurfunk.spaces.models import MemberRole, Membership, Space
from flurfunk.spaces.tending import archive

_AGO = re.compile(r"(<time [^>]*>)[^<]*")


def _shown(entry: Entry, person: Person) -> str:
    entry = Entry.objects.select_related("space__archiving", "author").get(pk=entry.pk)
    with translation.override((person.languages or ["en"])[0]), timezone.override(person.time_zone):
        row = read_card(entry, person)
        cards = [*show_cards([row], person), *show_cards([row], person, is_full=True)]
        talk = [said.markup for said in show_talk(entry, person).comments]
    return _AGO.sub(r"\1", "\n".join(map(str, [*cards, *talk])))


def _steps(entries: Sequence[Entry], people: Sequence[Person], space: Space) -> list[Callable[[], object]]:
    """Everything that changes what somebody may do or sees of their own."""
    spoken, public = entries[0], entries[1]
    ada, bea, olu = people[0], people[1], people[2]

    def promote(person: Person, role: MemberRole) -> Callable[[], object]:
        return lambda: Membership.objects.filter(space=space, person=person).update(role=role)

    return [
        lambda: bookmark(spoken, bea),
        lambda: react(spoken, bea, "👍"),
        lambda: react(spoken, ada, "👍"),
        lambda: react(public, bea, "🎉"),
        lambda: pin(spoken, by=olu),
        lambda: unpin(spoken, by=olu),
        lambda: comment(spoken, bea, "Yes."),
        lambda: comment(public, ada, "No."),
        lambda: change_post(public, editor=ada, based_on=public.version, title="", body="Anew."),
        promote(bea, MemberRole.MODERATOR),
        promote(bea, MemberRole.MEMBER),
        promote(ada, MemberRole.OWNER),
    ]


@pytest.mark.parametrize("seed", range(4))
def test_what_was_kept_of_others_shows_in_nobodys_card(
    seed: int, ada: Person, bea: Person, olu: Person, guest: Person, open_space: Space
) -> None:
    chance = random.Random(seed)
    cy = register("cy@nordlicht.example", "Cy", languages=["en"], time_zone="Asia/Tokyo")
    add_member(open_space, cy)
    question = Question(["yes", "no"], takes_several=False, is_anonymous=False, closes_at=None)
    polled = post_with(ada, "Which one?", question=question, space=open_space)
    entries = [
        post(ada, "The press.", space=open_space),
        post(ada, "For all.\n\nhttps://one.example"),
        polled,
    ]
    people = [ada, bea, olu, cy, guest]
    steps = _steps(entries, people, open_space)
    chance.shuffle(steps)
    steps.append(lambda: archive(open_space, by=olu))
    for step in steps:
        step()
        views = [(e, p) for e in entries for p in people if e.space_id or not p.is_guest]
        chance.shuffle(views)
        kept = {(e.pk, p.pk): _shown(e, p) for e, p in views}
        for entry, person in views:
            forget_all()
            assert kept[entry.pk, person.pk] == _shown(entry, person), (entry.body, person.name)
