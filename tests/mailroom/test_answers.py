"""An answer by mail is a comment, by the doors and rules of the page."""

from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from flurfunk.content.deleting import delete
from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment, delete_comment
from flurfunk.conversation.models import Comment
from flurfunk.feed.posting import post
from flurfunk.mailroom.models import IncomingMail, Reason, State
from flurfunk.people.deactivating import deactivate
from flurfunk.people.models import Person
from flurfunk.spaces.joining import end_membership
from flurfunk.spaces.models import Membership, Space
from flurfunk.spaces.tending import archive
from tests.mailroom.conftest import bring, letter, reply_to, vouched, work
from tests.pictures import png

_QUOTED = """The blue one, of course.

Am Mo., 23. Nov. 2026 um 10:02 Uhr schrieb Ada Lindqvist (Nordlicht) <post@flurfunk.example>:
> Which press?

--\x20
Bea Müller
"""


@pytest.fixture
def entry(ada: Person, open_space: Space) -> Entry:
    """Ada's question to everybody in the open space."""
    return post(ada, "Which press?", space=open_space, title="The press")


def said(entry: Entry) -> list[tuple[str, str]]:
    """Who said what under an entry."""
    return [(c.author.name, c.body) for c in entry.comments.filter(deleted_at=None).order_by("pk")]


def test_an_answer_becomes_a_comment_without_quote_and_signature(entry: Entry, bea: Person) -> None:
    to = reply_to(bea, entry)
    assert bring(letter(bea, to, _QUOTED), to) == "250 2.0.0 We have it"
    (came,) = work()
    assert (came.state, came.entry, came.person) == (State.DONE, entry, bea)
    assert came.comment == Comment.objects.get()
    assert said(entry) == [("Bea Müller", "The blue one, of course.")]
    assert mail.outbox == []


def test_an_answer_to_a_comment_hangs_on_it(entry: Entry, ada: Person, bea: Person) -> None:
    above = comment(entry, bea, "Blue?")
    to = reply_to(ada, entry, above)
    bring(letter(ada, to, "Green."), to)
    work()
    assert Comment.objects.get(body="Green.").parent == above


def test_an_answer_to_a_deleted_comment_stands_under_the_entry(
    entry: Entry, ada: Person, bea: Person
) -> None:
    above = comment(entry, bea, "Blue?")
    delete_comment(above, by=bea)
    to = reply_to(ada, entry, above)
    bring(letter(ada, to, "Green."), to)
    work()
    assert Comment.objects.get(body="Green.").parent is None


def test_the_same_letter_counts_once(entry: Entry, bea: Person) -> None:
    to = reply_to(bea, entry)
    made = letter(bea, to, "Blue.")
    assert [bring(made, to) for _ in range(3)] == ["250 2.0.0 We have it"] * 3
    work()
    assert bring(made, to.upper()) == "250 2.0.0 We have it"
    work()
    assert said(entry) == [("Bea Müller", "Blue.")]


def test_files_come_along_and_pictures_stand_where_they_stood(entry: Entry, bea: Person) -> None:
    to = reply_to(bea, entry)
    made = letter(bea, to, "See [cid:shot@x] here.\n\n-- \nBea [cid:logo@x]")
    made.add_alternative(
        '<p>See <img src="cid:shot@x" alt="shot"> here.</p><div class="gmail_signature"><img src="cid:logo@x"></div>',
        subtype="html",
    )
    shot, logo = png(30, 20).read(), png(10, 10).read()
    shown: Any = made.get_payload()[1]  # type: ignore[index]  # the HTML
    shown.add_related(shot, "image", "png", cid="<shot@x>", filename="shot.png")
    shown.add_related(logo, "image", "png", cid="<logo@x>", filename="logo.png")
    made.add_attachment(b"%PDF-1.4 plan", maintype="application", subtype="pdf", filename="plan.pdf")
    bring(made, to)
    work()
    kept = Comment.objects.get()
    files = [hanging.file for hanging in kept.attachments.order_by("position")]
    assert [file.name for file in files] == ["shot.png", "plan.pdf"]
    assert kept.body == f"See ![shot.png]({files[0].preview_url}) here."


def test_a_file_alone_says_enough(entry: Entry, bea: Person) -> None:
    to = reply_to(bea, entry)
    made = letter(bea, to, "\n")
    made.add_attachment(b"%PDF-1.4 plan", maintype="application", subtype="pdf", filename="plan.pdf")
    bring(made, to)
    assert [came.state for came in work()] == [State.DONE]
    assert said(entry) == [("Bea Müller", "")]


def refused(person: Person, to: str, made: EmailMessage) -> tuple[str, str, int]:
    """Bring a letter that is taken, and give the reason, what Flurfunk writes, and how many comments there are."""
    mail.outbox.clear()
    assert bring(made, to) == "250 2.0.0 We have it"
    came = work()[-1]
    assert came.state == State.REFUSED
    assert [sent.to for sent in mail.outbox] == [[person.email]]
    return str(came.reason), str(mail.outbox[0].body), Comment.objects.filter(author=person).count()


def test_an_old_address_is_answered_with_the_reason(entry: Entry, ada: Person) -> None:
    to = reply_to(ada, entry, now=timezone.now() - timedelta(days=181))
    reason, answer, count = refused(ada, to, letter(ada, to, "Late."))
    assert (reason, count) == (Reason.EXPIRED, 0)
    assert answer == (
        "Hello Ada Lindqvist,\n\nyour letter “Re: The press” was not published at Nordlicht Maschinenbau.\n\n"
        "The address you answered to is too old. Please answer on the page instead.\n\n"
        "Nothing of it is lost: you still have it in your mail, and can write it on the page.\n"
    )
    headers = mail.outbox[0].extra_headers
    assert (headers["Auto-Submitted"], headers["X-Flurfunk-Loop"]) == ("auto-replied", "refused")
    assert headers["In-Reply-To"].startswith("<letter-")


def test_an_answer_to_what_one_no_longer_sees_is_refused(
    secret_post: Entry, secret_space: Space, bea: Person
) -> None:
    to = reply_to(bea, secret_post)
    end_membership(Membership.objects.get(space=secret_space, person=bea), by=bea)
    reason, answer, count = refused(bea, to, letter(bea, to, "I still know."))
    assert (reason, count) == (Reason.NO_ENTRY, 0)
    assert "Polaris" not in answer


def test_a_token_made_for_an_outsider_opens_nothing(secret_post: Entry, mallory: Person) -> None:
    to = reply_to(mallory, secret_post)
    assert refused(mallory, to, letter(mallory, to, "Let me in."))[::2] == (Reason.NO_ENTRY, 0)


def test_a_guest_answers_only_where_they_are(entry: Entry, secret_post: Entry, guest: Person) -> None:
    here, there = reply_to(guest, entry), reply_to(guest, secret_post)
    bring(letter(guest, here, "Hello."), here)
    bring(letter(guest, there, "Hello?"), there)
    assert [(came.state, came.reason) for came in work()] == [("done", ""), ("refused", "no_entry")]


def test_a_deleted_entry_and_an_archived_space_take_nothing(
    entry: Entry, open_space: Space, ada: Person, bea: Person, olu: Person
) -> None:
    other = post(ada, "Another", space=open_space)
    to, gone = reply_to(bea, entry), reply_to(bea, other)
    delete(other, by=ada)
    archive(open_space, by=olu)
    bring(letter(bea, to, "One."), to)
    bring(letter(bea, gone, "Two."), gone)
    assert [came.reason for came in work()] == [Reason.CLOSED, Reason.NO_ENTRY]


def test_nothing_but_a_quote_is_refused_in_the_writers_language(entry: Entry, bea: Person) -> None:
    to = reply_to(bea, entry)
    text = _QUOTED.removeprefix("The blue one, of course.\n\n")
    reason, answer, _count = refused(bea, to, letter(bea, to, text))
    assert reason == Reason.EMPTY
    assert "In deinem Brief stand außer Zitaten und Unterschrift nichts Neues." in answer


def test_what_the_form_refuses_is_said_in_its_words(entry: Entry, ada: Person) -> None:
    to = reply_to(ada, entry)
    reason, answer, _count = refused(ada, to, letter(ada, to, "long words " * 2000))
    assert reason == Reason.NOT_TAKEN
    assert "Ensure this value has at most 20000 characters (it has 21999)." in answer


def test_the_same_reason_is_told_once_an_hour(entry: Entry, ada: Person) -> None:
    to = reply_to(ada, entry, now=timezone.now() - timedelta(days=181))
    for number in range(3):
        bring(letter(ada, to, f"Late {number}."), to)
    work()
    assert len(mail.outbox) == 1
    IncomingMail.objects.exclude(answered_at=None).update(answered_at=timezone.now() - timedelta(minutes=61))
    bring(letter(ada, to, "Later still."), to)
    work()
    assert len(mail.outbox) == 2


def test_another_persons_address_is_refused_at_the_door(entry: Entry, ada: Person, mallory: Person) -> None:
    to = reply_to(ada, entry)
    answer = "550 5.7.1 This address was given to somebody else, or your letter's signature is broken"
    assert bring(vouched(letter(mallory, to, "As Ada.")), to) == answer
    assert bring(letter("Ada Lindqvist <ada@elsewhere.example>", to, "As Ada."), to) == answer
    assert bring(letter(f"{ada.email}, {mallory.email}", to, "As both."), to) == answer
    assert not IncomingMail.objects.exists()


def test_a_forged_address_is_none(entry: Entry, ada: Person, bea: Person) -> None:
    to = reply_to(ada, entry)
    forged = to.replace("@", "a@")
    assert bring(letter(ada, forged, "Hello."), forged) == "550 5.1.1 There is no such address here"


def test_who_may_no_longer_come_in_is_nobody(entry: Entry, bea: Person, olu: Person) -> None:
    to = reply_to(bea, entry)
    made = letter(bea, to, "One.")
    bring(made, to)
    deactivate(bea, by=olu)
    assert bring(letter(bea, to, "Two."), to).startswith("550 5.7.1")
    assert [came.state for came in work()] == [State.IGNORED]
    assert (said(entry), mail.outbox) == ([], [])


def test_a_contradicted_sender_is_refused_even_with_the_address(entry: Entry, bea: Person) -> None:
    to = reply_to(bea, entry)
    made = letter(
        bea, to, "Blue.", Authentication_Results="mx.nordlicht.example; dkim=fail header.d=nordlicht.example"
    )
    assert bring(made, to).startswith("550 5.7.1")


def test_letters_of_programs_are_left_aside_unanswered(entry: Entry, bea: Person) -> None:
    to = reply_to(bea, entry)
    kinds = [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"Precedence": "junk"},
        {"Precedence": "list"},
        {"X_Auto_Response_Suppress": "DR, OOF, AutoReply"},
        {"X_Flurfunk_Loop": "refused"},
        {"List_Id": '"Hydraulics" <hydraulics.flurfunk.localhost>'},
        {"subject": "Automatische Antwort: The press"},
    ]
    for fields in kinds:
        bring(letter(bea, to, "I am away.", **fields), to)
    bring(letter(bea, to, "I am away."), to, envelope_from="")
    assert [came.state for came in work()] == [State.IGNORED] * 9
    assert (said(entry), mail.outbox) == ([], [])


def test_a_flood_is_stopped(entry: Entry, bea: Person) -> None:
    to = reply_to(bea, entry)
    for number in range(62):
        bring(letter(bea, to, f"Number {number}."), to)
    states = [(came.state, came.reason) for came in work()]
    assert states == [("done", "")] * 60 + [("refused", "too_many")] * 2
    assert len(mail.outbox) == 1
