"""One thing that happened is one notification, for the most specific reason, for those who may see it."""

import pytest
from django.db import connection

from flurfunk.content.deleting import bring_back, delete
from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import bring_back_comment, comment, delete_comment
from flurfunk.conversation.models import Comment
from flurfunk.conversation.reacting import react
from flurfunk.conversation.watching import mute, unwatch, watch
from flurfunk.feed.posting import change_post, post
from flurfunk.notifications.bell import UNREAD, bell_page, count_unread
from flurfunk.notifications.models import Notification, Sending
from flurfunk.notifications.reading import read_all, read_entry
from flurfunk.notifications.ways import choose_ways
from flurfunk.people.deactivating import deactivate
from flurfunk.people.following import follow
from flurfunk.people.models import Person
from flurfunk.spaces.joining import ask_to_join, end_membership, invite
from flurfunk.spaces.models import Membership, Space
from tests.notifications.conftest import lines, tell_all


@pytest.fixture
def entry(ada: Person, open_space: Space) -> Entry:
    """Ada's post in the open space."""
    return post(ada, "Which seal holds at 90 degrees?", space=open_space, title="Seals")


def test_who_is_mentioned_is_told_so_and_nobody_twice(entry: Entry, ada: Person, bea: Person) -> None:
    comment(entry, bea, f"@{ada.handle} the blue ones.")
    assert lines(ada) == [("Bea Müller mentioned you in “Seals”", "because you are mentioned")]
    assert Notification.objects.count() == 1


def test_the_author_those_who_commented_and_those_who_watch_hear_of_a_comment(
    entry: Entry, ada: Person, bea: Person, olu: Person, mallory: Person
) -> None:
    watch(entry, olu)
    comment(entry, mallory, "I wonder, too.")
    tell_all()
    comment(entry, bea, "The blue ones.")
    assert lines(ada) == [("Bea Müller and Mallory Stone commented on “Seals”", "because you wrote it")]
    assert lines(olu) == [("Bea Müller and Mallory Stone commented on “Seals”", "because you watch it")]
    assert lines(mallory) == [("Bea Müller commented on “Seals”", "because you commented on it")]
    assert lines(bea) == []


def test_an_answer_reaches_who_is_answered(entry: Entry, ada: Person, bea: Person, olu: Person) -> None:
    first = comment(entry, bea, "The blue ones.")
    comment(entry, olu, "Which blue?", parent=first)
    assert lines(bea) == [("Olu Adeyemi commented on “Seals”", "because it answers your comment")]


def test_a_reaction_thanks_the_author(entry: Entry, ada: Person, bea: Person, olu: Person) -> None:
    react(entry, bea, "🙏")
    react(entry, olu, "👍")
    react(entry, ada, "👍")
    assert lines(ada) == [("Olu Adeyemi and Bea Müller reacted to “Seals”", "because you wrote it")]


def test_many_are_counted(entry: Entry, ada: Person, bea: Person, olu: Person, mallory: Person) -> None:
    for person in (bea, olu, mallory):
        comment(entry, person, "Me too.")
    comment(entry, bea, "And again.")
    assert lines(ada) == [("Bea Müller and 2 others commented on “Seals”", "because you wrote it")]


def test_who_muted_a_thread_hears_only_of_mentions(entry: Entry, ada: Person, bea: Person) -> None:
    mute(entry, ada)
    comment(entry, bea, "The blue ones.")
    assert lines(ada) == []
    comment(entry, bea, f"Or not, @{ada.handle}?")
    assert lines(ada) == [("Bea Müller mentioned you in “Seals”", "because you are mentioned")]


def test_who_stops_watching_hears_no_more(entry: Entry, bea: Person, olu: Person) -> None:
    watch(entry, olu)
    unwatch(entry, olu)
    comment(entry, bea, "The blue ones.")
    assert lines(olu) == []


def test_a_mention_of_an_outsider_tells_them_nothing(
    secret_post: Entry, bea: Person, mallory: Person
) -> None:
    comment(secret_post, bea, f"Not for @{mallory.handle}.")
    change_post(secret_post, editor=secret_post.author, based_on=1, title="A name", body=f"@{mallory.handle}")
    tell_all()
    assert Notification.objects.filter(person=mallory).count() == 0


def test_what_an_outsider_may_no_longer_see_leaves_their_bell(
    secret_post: Entry, ada: Person, bea: Person, secret_space: Space
) -> None:
    comment(secret_post, bea, f"@{ada.handle}?")
    assert [text for text, _ in lines(ada)] == ["Bea Müller mentioned you in “A name”"]
    end_membership(Membership.objects.get(space=secret_space, person=ada), by=ada)
    assert lines(ada) == []
    assert count_unread(ada) == 0


def test_what_is_deleted_goes_and_comes_back(entry: Entry, ada: Person, bea: Person) -> None:
    said: Comment = comment(entry, bea, "The blue ones.")
    assert len(lines(ada)) == 1
    delete_comment(said, by=bea)
    assert (lines(ada), count_unread(ada)) == ([], 0)
    bring_back_comment(said, by=bea)
    assert (len(lines(ada)), count_unread(ada)) == (1, 1)
    delete(entry, by=ada)
    assert (lines(ada), count_unread(ada)) == ([], 0)
    bring_back(entry, by=ada)
    assert (len(lines(ada)), count_unread(ada)) == (1, 1)


def test_what_happened_after_deactivation_tells_nobody(
    entry: Entry, ada: Person, bea: Person, olu: Person
) -> None:
    deactivate(ada, by=olu)
    comment(entry, bea, "The blue ones.")
    tell_all()
    assert Notification.objects.count() == 0


def test_reading_settles_what_was_there_and_a_new_comment_is_a_new_line(
    entry: Entry, ada: Person, bea: Person, olu: Person
) -> None:
    comment(entry, bea, "The blue ones.")
    tell_all()
    read_entry(ada, entry)
    assert count_unread(ada) == 0
    comment(entry, olu, "No, red.")
    tell_all()
    assert [(each.text, each.is_unread) for each in bell_page(ada).rows] == [
        ("Olu Adeyemi commented on “Seals”", True),
        ("Bea Müller commented on “Seals”", False),
    ]


def test_all_that_was_listed_is_read_and_nothing_newer(entry: Entry, ada: Person, bea: Person) -> None:
    comment(entry, bea, "One.")
    tell_all()
    seen = Notification.objects.get().pk
    react(entry, bea, "👍")
    tell_all()
    read_all(ada, until=seen)
    assert [each.text for each in bell_page(ada).rows if each.is_unread] == ["Bea Müller reacted to “Seals”"]


def test_what_one_follows_reaches_the_bell_only_by_choice(
    ada: Person, bea: Person, open_space: Space
) -> None:
    follow(bea, ada)
    post(ada, "One", space=open_space, title="One")
    assert lines(bea) == []
    choose_ways(bea, {"followed": ["app"]})
    post(ada, "Two", space=open_space, title="Two")
    assert lines(bea) == [("Ada Lindqvist published “Two”", "because you follow the author")]


def test_of_everything_in_a_space_hears_who_chose_it_and_no_outsider(
    ada: Person, bea: Person, olu: Person, mallory: Person, secret_space: Space
) -> None:
    choose_ways(bea, {"everything": ["app"]})
    choose_ways(olu, {"everything": []})
    choose_ways(mallory, {"everything": ["app"]})
    post(ada, "One", space=secret_space, title="One")
    assert lines(bea) == [("Ada Lindqvist published “One”", "because you belong to the space")]
    assert list(Notification.objects.values_list("person_id", flat=True)) == [bea.pk]


def test_never_is_never(entry: Entry, ada: Person, bea: Person) -> None:
    choose_ways(ada, {"replies": [], "mentions": []})
    comment(entry, bea, f"@{ada.handle}")
    tell_all()
    assert Notification.objects.count() == 0
    assert Sending.objects.count() == 0


def test_an_invitation_and_a_request_reach_whom_they_concern(
    closed_space: Space, ada: Person, olu: Person, mallory: Person, bea: Person
) -> None:
    invite(closed_space, mallory, by=ada)
    assert lines(mallory) == [("Ada Lindqvist invited you to Works council", "because you are invited")]
    ask_to_join(closed_space, mallory)
    assert lines(olu) == [("Mallory Stone asks to join Works council", "because you look after the space")]
    assert lines(bea) == []


def test_the_number_before_every_page_is_what_the_bell_counts(
    secret_post: Entry, entry: Entry, ada: Person, bea: Person, closed_space: Space, mallory: Person
) -> None:
    comment(secret_post, bea, f"@{ada.handle}")
    gone = comment(entry, bea, "The blue ones.")
    comment(entry, bea, f"@{ada.handle}!")
    invite(closed_space, mallory, by=ada)
    tell_all()
    assert (_before_pages(ada), count_unread(ada)) == (3, 3)
    assert (_before_pages(mallory), count_unread(mallory)) == (1, 1)
    delete_comment(gone, by=bea)
    end_membership(Membership.objects.get(space=secret_post.space, person=ada), by=ada)
    assert (_before_pages(ada), count_unread(ada)) == (1, 1)


def _before_pages(person: Person) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {UNREAD} FROM people_person p WHERE p.id = %s", [person.pk])
        return int(cursor.fetchone()[0])
