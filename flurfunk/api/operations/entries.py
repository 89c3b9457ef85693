"""Entries of any kind, and posts, which programs write."""

from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Query

from flurfunk.api.attaching import PostFormWithFiles, loose_files
from flurfunk.api.bearing import ProgramRequest
from flurfunk.api.listing import Listed, listed, newest_page
from flurfunk.api.preconditions import changed_meanwhile, expect_version, shows_version
from flurfunk.api.problems import check, wrong
from flurfunk.api.scopes import Area
from flurfunk.api.sections import Section
from flurfunk.api.shapes.entries import EntryShape, NewPost, PostChange, WhichEntries, entry_shapes
from flurfunk.content import rules
from flurfunk.content.deleting import delete, pin, unpin
from flurfunk.content.finding import find_entry, membership_in
from flurfunk.content.models import Entry
from flurfunk.content.publishing import ConflictError
from flurfunk.feed.forms import ChangePostForm
from flurfunk.feed.posting import change_post as write_anew
from flurfunk.feed.posting import post_with
from flurfunk.feed.sharing import is_share, shared_by
from flurfunk.kit.http import allow
from flurfunk.kit.text import clean
from flurfunk.people.models import Person
from flurfunk.spaces.finding import find_space
from flurfunk.spaces.models import Space
from flurfunk.topics.queries import find_topic

section = Section(Area.ENTRIES, "Entries")
_BESIDE = ("attachments__file", "taggings__topic")


@section.reads("/entries", Listed[EntryShape])
def list_entries(request: ProgramRequest, which: Query[WhichEntries], after: str = "") -> Any:
    """What this person may read, the newest first.

    Narrowed to a space, an author, a topic or a kind, by slug, handle, slug and name; of what the person cannot see
    there is nothing.
    """
    entries = _narrowed(request.person, which)
    related = entries.select_related("author", "space", "pin").prefetch_related(*_BESIDE)
    return listed(request, newest_page(related, after), lambda rows: entry_shapes(rows, request.person))


@section.reads("/entries/{int:entry_id}", EntryShape)
def show_entry(request: ProgramRequest, entry_id: int) -> Any:
    """One entry."""
    return _shape(request, find_entry(request.person, entry_id))


@section.creates("/posts", EntryShape)
def create_post(request: ProgramRequest, new: NewPost) -> Any:
    """Publish a post."""
    files = loose_files(request.person, new.files)
    said = {"title": new.title, "body": new.body, "space": _space_id(request.person, new.space)}
    said["thanked"] = ", ".join(f"@{handle}" for handle in new.thanked)
    shared = _original(request.person, new.shared)
    values = check(PostFormWithFiles(said, by=request.person, uploaded=files, shared=shared))
    words = {"space": values["space"], "title": values["title"], "files": files, "thanked": values["thanked"]}
    made = post_with(request.person, values["body"], shared=shared, **words)
    return _shape(request, find_entry(request.person, made.pk))


@section.changes("/posts/{int:entry_id}", EntryShape)
def change_post(request: ProgramRequest, entry_id: int, change: PostChange) -> Any:
    """Write a new version of a post."""
    entry = find_entry(request.person, entry_id, "post")
    allow(rules.may_edit(request.person, entry))
    version = expect_version(request, entry.version)
    title = entry.title if change.title is None else change.title
    body = entry.body if change.body is None else change.body
    form = ChangePostForm(
        {"title": title, "body": body, "version": version},
        has_more=entry.attachments.exists() or is_share(entry),
    )
    values = check(form)
    try:
        write_anew(entry, editor=request.person, based_on=version, title=values["title"], body=values["body"])
    except ConflictError as error:
        raise changed_meanwhile() from error
    return _shape(request, find_entry(request.person, entry_id))


@section.removes("/entries/{int:entry_id}")
def delete_entry(request: ProgramRequest, entry_id: int) -> None:
    """Delete an entry; who did it can bring it back on its page."""
    entry = find_entry(request.person, entry_id)
    allow(rules.may_delete(request.person, entry, membership_in(request.person, entry)))
    delete(entry, by=request.person)


@section.puts("/entries/{int:entry_id}/pin")
def pin_entry(request: ProgramRequest, entry_id: int) -> None:
    """Keep an entry on top of its space."""
    pin(_to_pin(request, entry_id), by=request.person)


@section.removes("/entries/{int:entry_id}/pin")
def unpin_entry(request: ProgramRequest, entry_id: int) -> None:
    """Let an entry sink again."""
    unpin(_to_pin(request, entry_id), by=request.person)


def _narrowed(reader: Person, which: WhichEntries) -> QuerySet[Entry]:
    entries = Entry.objects.visible_to(reader)
    try:
        if which.space:
            entries = entries.filter(space=find_space(reader, which.space).space)
        if which.topic:
            entries = entries.filter(taggings__topic=find_topic(reader, which.topic))
    except Http404:
        return entries.none()
    if which.author:
        entries = entries.filter(author__handle=clean(which.author))
    return entries.filter(kind=clean(which.kind)) if which.kind else entries


def _to_pin(request: ProgramRequest, entry_id: int) -> Entry:
    entry = find_entry(request.person, entry_id)
    allow(rules.may_pin(entry, membership_in(request.person, entry)))
    return entry


def _space_id(author: Person, slug: str | None) -> int | None:
    """Give the key by which the form knows a space the author may write in."""
    if slug is None:
        return None
    found = Space.objects.writable_by(author).filter(slug=clean(slug)).values_list("pk", flat=True).first()
    if found is None:
        raise wrong("space", _("There is no space of this name that you write in."))
    return found


def _original(author: Person, entry_id: int | None) -> Entry | None:
    """Give what the author sees and so may share."""
    if entry_id is None:
        return None
    try:
        shared = shared_by(find_entry(author, entry_id), author)
    except Http404:
        shared = None
    if shared is None:
        raise wrong("shared", _("There is no entry of this number that you can share."))
    return shared


def _shape(request: ProgramRequest, entry: Entry) -> EntryShape:
    prefetch_related_objects([entry], *_BESIDE)
    shows_version(request, entry.version)
    return entry_shapes([entry], request.person)[0]
