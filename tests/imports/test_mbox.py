"""A mailing list's archive comes in whole, once, and safely."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flurfunk.content.models import Entry, StoredFile
from flurfunk.conversation.models import Comment
from flurfunk.imports import mbox
from flurfunk.imports.mbox import import_mbox
from flurfunk.imports.report import Report
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "mail"


def letter(number: int, subject: str, body: str, **headers: str) -> str:
    """Write one letter as an mbox holds it."""
    fields = {
        "From": f"Jürgen Öztürk <j{number % 2}@list.example>",
        "Date": f"Mon, 02 Mar 2026 10:{number:02}:00 +0100",
        "Message-ID": f"<m{number}@list.example>",
        "Subject": subject,
        "Content-Type": "text/plain; charset=utf-8",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = "\n".join(f"{name}: {value}" for name, value in fields.items())
    return f"From nobody Mon Mar  2 10:{number:02}:00 2026\n{lines}\n\n{body}\n\n"


THREAD = [
    letter(1, "[presses] Seal leaks", "Since the change **#12** seals leak, @ada.\n\n-- \nJürgen"),
    letter(
        2, "Re: [presses] Seal leaks", "> Since the change\n\nWhich lot?", In_Reply_To="<m1@list.example>"
    ),
    letter(3, "Re: [presses] Seal leaks", "Lot 7.", In_Reply_To="<m2@list.example>"),
    letter(4, "Re: [presses] Seal leaks", "Thanks all.", References="<m1@list.example> <m3@list.example>"),
    letter(5, "New manual", "<script>alert(1)</script> <b>bold</b>"),
]


def in_silence(_done: int, _total: int) -> None:
    """Show no progress."""


def bring(tmp_path: Path, letters: list[str], space: Space, importer: Person) -> Report:
    """Import the letters."""
    path = tmp_path / "list.mbox"
    path.write_text("".join(letters), encoding="utf-8")
    return import_mbox(path, space, importer, progress=in_silence)


def test_letters_become_posts_and_comments_with_their_dates(
    tmp_path: Path, open_space: Space, olu: Person
) -> None:
    report = bring(tmp_path, THREAD, open_space, olu)
    assert report.counts == {
        mbox.MESSAGES: 5,
        mbox.ROOTS: 2,
        mbox.THREADS: 2,
        mbox.FILES: 0,
        mbox.NAMED: 0,
        mbox.REPLIES: 3,
        mbox.PEOPLE: 2,
    }
    seals = Entry.objects.get(title="Seal leaks")
    assert seals.published_at == datetime(2026, 3, 2, 9, 1, tzinfo=UTC)
    assert seals.activity_at == datetime(2026, 3, 2, 9, 4, tzinfo=UTC)
    assert seals.comment_count == 3
    assert seals.author.name == "Jürgen Öztürk"
    said = Comment.objects.filter(entry=seals).order_by("created_at")
    assert [comment.body.split("\n")[-1] for comment in said] == ["Which lot?", "Lot 7.", "Thanks all."]
    # Comments are one level deep: the answer to an answer hangs on the comment above it.
    assert [comment.parent_id for comment in said] == [None, said[0].pk, said[0].pk]


def test_what_is_written_elsewhere_names_nobody_here(
    tmp_path: Path, open_space: Space, ada: Person, olu: Person
) -> None:
    bring(tmp_path, THREAD, open_space, olu)
    seals = Entry.objects.get(title="Seal leaks")
    assert seals.taggings.count() == 0
    assert ada.mentions.count() == 0


def test_markup_in_a_letter_is_shown_as_text(tmp_path: Path, open_space: Space, olu: Person) -> None:
    bring(tmp_path, THREAD, open_space, olu)
    html = Entry.objects.get(title="New manual").html
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_second_run_adds_nothing(tmp_path: Path, open_space: Space, olu: Person) -> None:
    bring(tmp_path, THREAD, open_space, olu)
    before = (Entry.objects.count(), Comment.objects.count(), Person.objects.count())
    report = bring(tmp_path, THREAD, open_space, olu)
    assert (Entry.objects.count(), Comment.objects.count(), Person.objects.count()) == before
    assert report.counts[mbox.KNOWN] == 5


def test_an_answer_finds_its_thread_from_an_earlier_archive(
    tmp_path: Path, open_space: Space, olu: Person
) -> None:
    bring(tmp_path, THREAD[:2], open_space, olu)
    bring(tmp_path, THREAD[2:], open_space, olu)
    assert Entry.objects.get(title="Seal leaks").comment_count == 3
    assert Entry.objects.count() == 2


def test_a_repeated_message_is_told_with_its_place(tmp_path: Path, open_space: Space, olu: Person) -> None:
    report = bring(tmp_path, [*THREAD, THREAD[0]], open_space, olu)
    assert [(remark.key, remark.sentence) for remark in report.refused] == [
        ("m1@list.example", "The same Message-ID came before.")
    ]
    assert report.counts[mbox.MESSAGES] == 6


def test_who_is_made_by_an_import_cannot_sign_in(tmp_path: Path, open_space: Space, olu: Person) -> None:
    bring(tmp_path, THREAD, open_space, olu)
    person = Person.objects.get(email="j1@list.example")
    assert not person.is_active
    assert not person.has_usable_password()
    assert not open_space.memberships.filter(person=person).exists()


def test_a_colleague_is_recognised_by_their_address(
    tmp_path: Path, open_space: Space, ada: Person, olu: Person
) -> None:
    bring(tmp_path, [letter(1, "Mine", "Hello", From="Somebody <ADA@nordlicht.example>")], open_space, olu)
    assert Entry.objects.get(title="Mine").author == ada


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.exists(), reason="the public archives are not beside this checkout")
def test_a_real_archive_with_attachments_comes_in_whole(open_space: Space, olu: Person) -> None:
    path = SHARED / "support-list.mbox"
    report = import_mbox(path, open_space, olu, progress=in_silence)
    assert report.counts[mbox.MESSAGES] == 702
    assert report.counts[mbox.ROOTS] == 184
    assert report.counts[mbox.THREADS] + report.counts[mbox.REPLIES] == 702
    assert report.counts[mbox.NAMED] == 326
    assert StoredFile.objects.count() == report.counts[mbox.FILES]
    assert report.refused == []
