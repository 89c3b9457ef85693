"""A mailing list's archive becomes people, posts and comments.

Two passes: the headings alone give the threads, then the letters are read one at a time, thread by thread, each in a
transaction of its own. Every letter is kept under its Message-ID, so a second run, or one after a crash, only adds
what is missing; an answer whose thread came with an earlier archive is put under it.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction

from flurfunk.content.models import Entry, Origin, StoredFile
from flurfunk.content.sources import Source
from flurfunk.content.storing import store_file
from flurfunk.conversation.bringing import bring_comment
from flurfunk.conversation.models import Comment, CommentOrigin
from flurfunk.events.recording import history
from flurfunk.feed.bringing import bring_post
from flurfunk.imports.correspondents import Correspondents
from flurfunk.imports.report import Remark, Report
from flurfunk.kit.mail.archives import letter_at, scan
from flurfunk.kit.mail.letters import Heading, Letter, read_letter
from flurfunk.kit.mail.markdown import as_markdown
from flurfunk.kit.mail.subjects import read_subject
from flurfunk.kit.mail.threads import thread, thread_by_reference
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space

Progress = Callable[[int, int], None]

MESSAGES, THREADS, REPLIES = "messages in the archive", "threads, now posts", "replies, now comments"
ROOTS = "threads by references alone (grouping by subject joined the rest)"
FILES, NAMED, PEOPLE, KNOWN = (
    "files kept",
    "of them named in their letter",
    "people made",
    "messages that were here already",
)


@dataclass
class _Archive:
    """What the first pass found: where each letter stands, and what its heading says."""

    path: Path
    offsets: dict[str, int] = field(default_factory=dict)
    dates: dict[str, datetime] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)


def import_mbox(path: Path, space: Space, importer: Person, *, progress: Progress) -> Report:
    """Bring an mbox into a space. `progress` is told how many messages of how many are done.

    Raises OSError when the file cannot be read; a broken letter is reported, never raised.
    """
    report = Report()
    archive = _first_pass(path, report)
    report.count(MESSAGES, len(archive.headings) + len(report.refused))
    report.count(ROOTS, len(thread_by_reference(archive.headings).roots))
    run = _Run(archive, space, people=Correspondents(importer), report=report)
    with history():
        for done, message_id in enumerate(run.in_order(), start=1):
            run.bring(message_id)
            progress(done, len(archive.headings))
    report.count(PEOPLE, run.people.made)
    return report


def _first_pass(path: Path, report: Report) -> _Archive:
    archive, latest = _Archive(path), datetime(1970, 1, 1, tzinfo=UTC)
    for offset, heading in scan(path):
        if heading.message_id in archive.offsets:
            report.refused.append(
                Remark(f"byte {offset}", heading.message_id, "The same Message-ID came before.")
            )
            continue
        archive.offsets[heading.message_id] = offset
        archive.headings.append(heading)
        # A letter without a usable date stands where its neighbours in the archive stand.
        latest = heading.date or latest
        archive.dates[heading.message_id] = latest
    return archive


class _Run:
    """One import under way."""

    def __init__(self, archive: _Archive, space: Space, *, people: Correspondents, report: Report) -> None:
        self.people = people
        self._archive = archive
        self._forest = thread(archive.headings)
        self._space = space
        self._report = report
        self._name = f"mail:{space.pk}"

    def in_order(self) -> Iterator[str]:
        """Give the ids thread by thread, within a thread what is answered before its answers."""
        for letters in self._forest.threads.values():
            yield from sorted(letters, key=self._depth)

    def bring(self, message_id: str) -> None:
        """Bring one letter in, whole or not at all."""
        if self._find(message_id):
            self._report.count(KNOWN)
            return
        offset = self._archive.offsets[message_id]
        letter = read_letter(letter_at(self._archive.path, offset).raw)
        for problem in letter.problems:
            self._report.flaws.append(Remark(f"byte {offset}", message_id, problem))
        with transaction.atomic():
            self._keep(letter)

    def _keep(self, letter: Letter) -> None:
        author = self.people.person(letter.author)
        files = [_store(file.name, file.content, file.media_type, author) for file in letter.attachments]
        body = _with_files(as_markdown(letter), letter, files)
        at = self._archive.dates[letter.message_id]
        source = Source(self._name, letter.message_id)
        answered = self._answered(letter)
        if answered is None:
            title = read_subject(letter.subject).base
            bring_post(author, body, space=self._space, title=title, at=at, source=source, files=files)
        else:
            entry, parent = answered
            bring_comment(entry, author, body, parent=parent, at=at, source=source, files=files)
        self._report.count(REPLIES if answered else THREADS)
        self._report.count(FILES, len(files))
        self._report.count(NAMED, sum(file.is_named for file in letter.attachments))

    def _answered(self, letter: Letter) -> tuple[Entry, Comment | None] | None:
        """Find what a letter answers: its parent in this archive, else one from an earlier archive."""
        parent = self._forest.parent_of(letter.message_id)
        named = (parent,) if parent else (*letter.in_reply_to, *reversed(letter.references))
        return next((found for found in map(self._find, named) if found), None)

    def _find(self, message_id: str) -> tuple[Entry, Comment | None] | None:
        said = CommentOrigin.objects.filter(source=self._name, key=message_id).select_related(
            "comment__entry", "comment__parent"
        )
        for origin in said:
            return origin.comment.entry, origin.comment
        for written in Origin.objects.filter(source=self._name, key=message_id).select_related("entry"):
            return written.entry, None
        return None

    def _depth(self, message_id: str) -> int:
        depth, parent = 0, self._forest.parent_of(message_id)
        while parent:
            depth, parent = depth + 1, self._forest.parent_of(parent)
        return depth


def _store(name: str, content: bytes, media_type: str, author: Person) -> StoredFile:
    return store_file(
        io.BytesIO(content), name, uploaded_by=author, size=len(content), declared_type=media_type
    )


def _with_files(body: str, letter: Letter, files: list[StoredFile]) -> str:
    """Put the addresses of the kept pictures where the text shows them."""
    for enclosed, kept in zip(letter.attachments, files, strict=True):
        if enclosed.content_id:
            body = body.replace(f"<cid:{enclosed.content_id}>", kept.preview_url or kept.url)
            body = body.replace(f"(cid:{enclosed.content_id})", f"({kept.preview_url or kept.url})")
    return body
