"""A letter to a space is a post there, if its domain vouches for it and its writer may write."""

import pytest
from django.core import mail

from flurfunk.content.models import Entry
from flurfunk.mailroom.models import Reason, State
from flurfunk.people.models import Person
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.joining import add_member, end_membership
from flurfunk.spaces.models import Membership, Space
from flurfunk.spaces.tending import archive
from tests.mailroom.conftest import DOMAIN, bring, letter, vouched, work
from tests.pictures import png

TO = f"hydraulics@{DOMAIN}"


def test_a_letter_to_a_space_becomes_a_post(open_space: Space, ada: Person) -> None:
    text = "The press is *here*, see #presses.\n\n--\x20\nAda Lindqvist\nNordlicht"
    made = vouched(letter(ada, f"Hydraulics <{TO}>", text, subject="Fwd: News"))
    made.add_attachment(png().read(), maintype="image", subtype="png", filename="press.png")
    assert bring(made, TO) == "250 2.0.0 We have it"
    assert [came.state for came in work()] == [State.DONE]
    entry = Entry.objects.get()
    assert (entry.kind, entry.author, entry.space, entry.title) == ("post", ada, open_space, "News")
    assert entry.body == "The press is \\*here\\*, see #presses."
    assert [hanging.file.name for hanging in entry.attachments.all()] == ["press.png"]


def test_html_becomes_markdown(open_space: Space, ada: Person) -> None:
    made = vouched(letter(ada, TO, "", subject="News"))
    made.set_content("<h2>Today</h2><p>It is <b>here</b>.</p><script>x()</script>", subtype="html")
    bring(made, TO)
    work()
    assert Entry.objects.get().body == "## Today\n\nIt is **here**."


def test_an_answer_to_such_a_letter_becomes_a_comment(open_space: Space, ada: Person, bea: Person) -> None:
    first = vouched(letter(ada, TO, "Which press?", subject="The press"))
    bring(first, TO)
    work()
    answer = vouched(
        letter(bea, TO, f"Blue.\n\n{ada.name} <{ada.email}> wrote on 23.11.26 at 10:02:\n> Which press?")
    )
    answer["References"] = str(first["Message-ID"])
    bring(answer, TO)
    work()
    (entry,) = Entry.objects.all()
    assert [(c.author, c.body) for c in entry.comments.all()] == [(bea, "Blue.")]


def test_an_answer_in_another_space_is_no_comment_in_this_one(
    open_space: Space, secret_space: Space, ada: Person, mallory: Person, olu: Person
) -> None:
    add_member(open_space, mallory)
    there = f"{secret_space.slug}@{DOMAIN}"
    first = vouched(letter(ada, there, "Secret words.", subject="The press"))
    bring(first, there)
    answer = vouched(letter(mallory, TO, "Let me in."))
    answer["In-Reply-To"] = str(first["Message-ID"])
    bring(answer, TO)
    work()
    assert [(e.space, e.comment_count) for e in Entry.objects.order_by("pk")] == [
        (secret_space, 0),
        (open_space, 0),
    ]


@pytest.mark.parametrize("how", ["outsider", "nowhere", "left", "guest elsewhere"])
def test_who_may_not_write_hears_the_same_as_if_there_were_no_space(
    secret_space: Space, ada: Person, mallory: Person, guest: Person, how: str
) -> None:
    author = {"left": ada, "guest elsewhere": guest}.get(how, mallory)
    if how == "left":
        end_membership(Membership.objects.get(space=secret_space, person=ada), by=ada)
    to = f"{'nowhere' if how == 'nowhere' else secret_space.slug}@{DOMAIN}"
    assert bring(vouched(letter(author, to, "Hello.")), to) == "250 2.0.0 We have it"
    assert [(came.state, came.reason) for came in work()] == [(State.REFUSED, Reason.NO_SPACE)]
    (sent,) = mail.outbox
    assert "There is no space with this address in which you may publish." in sent.body
    assert "Polaris" not in sent.body.replace(to, "")
    assert not Entry.objects.exists()


def test_a_member_is_told_that_a_space_is_archived(open_space: Space, ada: Person, olu: Person) -> None:
    archive(open_space, by=olu)
    bring(vouched(letter(ada, TO, "Hello.")), TO)
    assert [came.reason for came in work()] == [Reason.CLOSED]


def test_a_letter_signed_for_somebody_else_is_not_published_by_sending_it_on(
    open_space: Space, ada: Person
) -> None:
    bring(vouched(letter(ada, "customer@elsewhere.example", "Our price is 12 Euro.")), TO)
    assert [came.reason for came in work()] == [Reason.NOT_NAMED]
    assert not Entry.objects.exists()


def test_the_same_letter_to_two_spaces_is_a_post_in_each(
    open_space: Space, closed_space: Space, ada: Person
) -> None:
    other = f"{closed_space.slug}@{DOMAIN}"
    made = vouched(letter(ada, f"{TO}, {other}", "Both.", subject="News"))
    for to in (TO, other, TO):
        bring(made, to)
    work()
    assert [e.space for e in Entry.objects.order_by("pk")] == [open_space, closed_space]


def test_a_space_without_a_plain_word_has_a_number(olu: Person) -> None:
    space = create_space(olu, "水力学")
    to = f"space+{space.pk}@{DOMAIN}"
    bring(vouched(letter(olu, to, "Hello.")), to)
    work()
    assert Entry.objects.get().space == space
