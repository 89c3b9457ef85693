"""Reactions: counted right, whoever reacts at the same moment."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils.translation import override

from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.conversation.emoji import NAMES
from flurfunk.conversation.models import EMOJI, Comment, Reaction
from flurfunk.conversation.reacting import react, react_together, withdraw
from flurfunk.conversation.reaction_bar import reaction_bar
from flurfunk.events.models import Event
from flurfunk.feed.posting import post
from flurfunk.people.models import Person
from tests.cast import Browser

SignIn = Callable[[Person], Browser]


def test_reactions_are_counted_once_per_person_and_gone_at_zero(ada: Person, bea: Person) -> None:
    entry = post(ada, "Yes?")
    for _ in range(2):
        react(entry, ada, "👍")
    react(entry, bea, "👍")
    react(entry, bea, "🎉")
    entry.refresh_from_db()
    assert entry.reaction_counts == {"👍": 2, "🎉": 1}
    for _ in range(2):
        withdraw(entry, bea, "👍")
        withdraw(entry, bea, "🎉")
    entry.refresh_from_db()
    assert entry.reaction_counts == {"👍": 1}
    with pytest.raises(ValueError, match="💩"):
        react(entry, ada, "💩")


def test_reacting_together_is_reacting_one_by_one(ada: Person, bea: Person) -> None:
    apart, together = post(ada, "Yes?"), post(ada, "Yes?")
    reactions = [(ada, "👍"), (bea, "👍"), (bea, "🎉"), (bea, "🎉")]
    react(together, bea, "🎉")
    react_together(together, reactions)
    for person, emoji in reactions:
        react(apart, person, emoji)
    assert together.reaction_counts == apart.reaction_counts == {"👍": 2, "🎉": 1}
    for entry in (apart, together):
        kept = Reaction.objects.filter(entry=entry).values_list("person_id", "emoji")
        assert sorted(kept) == sorted({(person.pk, emoji) for person, emoji in reactions})
        assert Event.objects.filter(kind="reaction.added", subject_id=entry.pk).count() == 3
    with pytest.raises(ValueError, match="💩"):
        react_together(together, [(ada, "💩")])


def test_entries_and_comments_count_apart(ada: Person) -> None:
    entry = post(ada, "Yes?")
    made = comment(entry, ada, "No.")
    react(made, ada, "👍")
    entry.refresh_from_db()
    made.refresh_from_db()
    assert (entry.reaction_counts, made.reaction_counts) == ({}, {"👍": 1})


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_are_twenty(ada: Person) -> None:
    entry = post(ada, "Everybody now")
    people = [Person.objects.create(handle=f"p{n}", email=f"p{n}@x.example", name=str(n)) for n in range(20)]
    together = Barrier(20)

    def press(person: Person) -> None:
        try:
            together.wait(20)
            mine = Entry.objects.get(pk=entry.pk)
            react(mine, person, "👍")
            react(mine, person, "👍")
            react(mine, person, "💡")
            withdraw(mine, person, "💡")
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as threads:
        list(threads.map(press, people))
    entry.refresh_from_db()
    assert entry.reaction_counts == {"👍": 20}
    assert Reaction.objects.count() == 20


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_one_who_presses_ten_times_at_once_has_pressed_once(ada: Person) -> None:
    entry = post(ada, "Me")
    together = Barrier(10)

    def press(_number: int) -> None:
        try:
            together.wait(20)
            react(Entry.objects.get(pk=entry.pk), ada, "👍")
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as threads:
        list(threads.map(press, range(10)))
    entry.refresh_from_db()
    assert entry.reaction_counts == {"👍": 1}


def test_a_button_without_javascript_leads_back_and_never_elsewhere(ada: Person, sign_in: SignIn) -> None:
    entry = post(ada, "Yes?")
    browser = sign_in(ada)
    address = f"/entries/{entry.pk}/reactions"
    answer = browser.post(address, {"emoji": "👍", "next": "/?before=x"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/?before=x")
    answer = browser.post(address, {"emoji": "👍", "_method": "delete", "next": "//evil.example"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/posts/{entry.pk}")
    entry.refresh_from_db()
    assert entry.reaction_counts == {}


def test_turbo_gets_the_bar_anew(ada: Person, sign_in: SignIn) -> None:
    entry = post(ada, "Yes?")
    headers = {"Accept": "text/vnd.turbo-stream.html"}
    answer = sign_in(ada).post(f"/entries/{entry.pk}/reactions", {"emoji": "👍"}, headers=headers)
    target = f"reactions_entry_{entry.pk}"
    shown = answer.content.decode()
    assert shown.startswith(f'<turbo-stream action="replace" method="morph" target="{target}"><template>')
    assert f'id="{target}"' in shown


@pytest.mark.parametrize("emoji", ["", "💩", "x" * 500, "👍👍", "\x00", "'; DROP TABLE"])
def test_what_is_no_reaction_is_refused(
    emoji: str, secret_comment: Comment, ada: Person, sign_in: SignIn
) -> None:
    for subject in (f"comments/{secret_comment.pk}", f"entries/{secret_comment.entry_id}"):
        assert sign_in(ada).post(f"/{subject}/reactions", {"emoji": emoji}).status_code == 400
    assert Reaction.objects.count() == 0


def test_every_emoji_that_is_offered_can_be_given(secret_comment: Comment, bea: Person) -> None:
    for emoji in EMOJI:
        react(secret_comment, bea, emoji)
    secret_comment.refresh_from_db()
    assert secret_comment.reaction_counts == dict.fromkeys(EMOJI, 1)


def test_each_button_says_in_words_what_it_is_and_how_many() -> None:
    counts = {"👍": 2, "✅": 1}
    with override("en"):
        bar = reaction_bar("entry_1", "/entries/1/reactions", counts, mine=["👍"], may_react=True)
    said = re.findall(
        r'<button class="reaction" aria-pressed="(\w+)" title="([^"]+)" aria-label="([^"]+)"', bar
    )
    assert said == [("true", "Thumbs up", "Thumbs up, 2 people"), ("false", "Done", "Done, 1 person")]
    with override("de"):
        bar = reaction_bar("entry_1", "/entries/1/reactions", counts, mine=["👍"], may_react=True)
    assert re.findall(r'<button class="reaction"[^>]* aria-label="([^"]+)"', bar) == [
        "Daumen hoch, 2 Personen",
        "Erledigt, 1 Person",
    ]
    assert set(NAMES) == set(EMOJI)
