"""Post, and change a post."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from flurfunk.content.models import Entry, StoredFile
from flurfunk.content.publishing import publish, revise
from flurfunk.content.storing import attach, attach_anew
from flurfunk.conversation.previewing import add_preview, keep_preview
from flurfunk.conversation.writing import keep_mentions, mention, render_text
from flurfunk.events.recording import record
from flurfunk.feed.polling import Question, add_poll
from flurfunk.feed.sharing import add_share
from flurfunk.feed.thanking import thank
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from flurfunk.topics.tagging import tag


@transaction.atomic
def post(
    author: Person,
    body: str,
    *,
    space: Space | None = None,
    title: str = "",
    language: str = "",
    topics: Sequence[str] = (),
    files: Sequence[StoredFile] = (),
    at: datetime | None = None,
) -> Entry:
    """Publish a post in a space, or for the whole company without one.

    `topics` are added to those the text names; `at` is the original moment when a post is brought in from elsewhere.
    """
    text = render_text(body, author)
    entry = publish(
        "post", author, space=space, body=body, html=text.html, title=title, language=language, at=at
    )
    attach(entry, files)
    tag(entry, [*text.topics, *topics])
    mentioned = mention(text, entry)
    add_preview(entry)
    record(author, "entry.published", entry, mentioned=mentioned)
    return entry


@transaction.atomic
def post_with(
    author: Person,
    body: str,
    *,
    question: Question | None = None,
    shared: Entry | None = None,
    thanked: Iterable[Person] = (),
    **words: Any,
) -> Entry:
    """Publish a post with a poll, an entry that it shares, people whom it thanks; the words are those of `post`."""
    entry = post(author, body, **words)
    if question is not None:
        add_poll(entry, question)
    if shared is not None:
        add_share(entry, shared)
    thank(entry, thanked)
    return entry


@transaction.atomic
def change_post(
    entry: Entry,
    *,
    editor: Person,
    based_on: int,
    title: str,
    body: str,
    files: Sequence[StoredFile] | None = None,
) -> Entry:
    """Write a new version of a post; its files stay as they are, unless others are given.

    Raises content.publishing.ConflictError when `based_on` is outdated.
    """
    text = render_text(body, editor)
    changed = revise(entry, editor=editor, based_on=based_on, title=title, body=body, html=text.html)
    if files is not None:
        attach_anew(changed, files)
    tag(changed, text.topics)
    mentioned = keep_mentions(text, changed)
    keep_preview(changed)
    record(editor, "entry.changed", changed, mentioned=mentioned)
    return changed
