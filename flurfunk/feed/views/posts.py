"""Posts: write one, read it with what is said under it, change it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from flurfunk.content import rules
from flurfunk.content.drafting import forget_sent
from flurfunk.content.files import files_of
from flurfunk.content.finding import find_entry
from flurfunk.content.forms import take_files
from flurfunk.content.kinds import choices
from flurfunk.content.models import Entry, StoredFile
from flurfunk.content.opening import opened
from flurfunk.content.publishing import ConflictError
from flurfunk.conversation.attention import attention_of
from flurfunk.conversation.cards import read_card, show_cards
from flurfunk.conversation.previewing import is_preview_removed
from flurfunk.conversation.showing import show_talk
from flurfunk.feed.forms import EditPostForm, PostForm
from flurfunk.feed.posting import change_post
from flurfunk.feed.scheduling_forms import LaterPostForm
from flurfunk.feed.sharing import is_share
from flurfunk.feed.views.publishing import publish_form
from flurfunk.kit.http import allow, by_method, see_other
from flurfunk.kit.text import clean
from flurfunk.people.doors import PersonRequest, for_people, readable_offline
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space


@for_people
def new(request: PersonRequest) -> HttpResponse:
    """Show an empty form, for the space one comes from, or one with what another app shares."""
    slug = clean(request.GET.get("space", ""))
    space = get_object_or_404(Space.objects.writable_by(request.person), slug=slug) if slug else None
    return _show_form(request, PostForm(by=request.person), space=space, values=_given(request))


@for_people
def create(request: PersonRequest) -> HttpResponse:
    """Publish a post."""
    form = LaterPostForm(request.POST, request.FILES, by=request.person)
    if not form.is_valid():
        return _show_form(request, form, status=422)
    return publish_form(request, form)


@for_people
@readable_offline
def show(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Show a post and the comments under it."""
    entry = find_entry(request.person, entry_id, "post")
    opened(entry, request.person)
    refused: dict[str, Any] = getattr(request, "refused", {})
    context = {
        "entry": entry,
        "card": show_cards([read_card(entry, request.person)], request.person, is_full=True)[0],
        "attention": attention_of(request.person, entry),
        "talk": show_talk(entry, request.person, asked=request.GET, **refused),
        "person": request.person,
    }
    return render(request, "feed/post.html", context)


@for_people
def edit(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Show the form with what the post says."""
    entry = find_entry(request.person, entry_id, "post")
    allow(rules.may_edit(request.person, entry))
    form = EditPostForm(initial={"title": entry.title, "body": entry.body})
    return render(request, "feed/post_edit.html", _editing(entry, form, files_of([entry]).get(entry.pk, ())))


@for_people
def update(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Write a new version, unless somebody was quicker."""
    entry = find_entry(request.person, entry_id, "post")
    allow(rules.may_edit(request.person, entry))
    form = EditPostForm(request.POST, request.FILES, has_more=is_share(entry))
    present = files_of([entry]).get(entry.pk, [])
    context = _editing(entry, form, present)
    if not form.is_valid():
        # The version that was read stays the one that is compared, or the next try would overwrite another's.
        context["version"] = form.cleaned_data.get("version", entry.version)
        context["taken_out"] = form.taken_out
        form.describe(context["files"])
        return render(request, "feed/post_edit.html", context, status=422)
    values = form.cleaned_data
    files = take_files(values, request.person, present=present)
    try:
        change_post(
            entry,
            editor=request.person,
            based_on=values["version"],
            title=values["title"],
            body=values["body"],
            files=files,
        )
    except ConflictError as conflict:
        context |= {"conflict": conflict.current, "version": conflict.current.version, "files": files}
        return render(request, "feed/post_edit.html", context, status=409)
    forget_sent(request.person, request.path, request.POST.dict())
    return see_other(entry.url)


def _editing(entry: Entry, form: EditPostForm, files: Sequence[StoredFile]) -> dict[str, Any]:
    return {
        "form": form,
        "entry": entry,
        "version": entry.version,
        "conflict": None,
        "files": files,
        "taken_out": frozenset(),
        "is_preview_removed": is_preview_removed(entry),
    }


def _show_form(
    request: PersonRequest,
    form: PostForm,
    *,
    space: Space | None = None,
    values: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    chosen = form.data.get("space", "") if form.is_bound else ""
    space = space or next((s for s in Space.objects.writable_by(request.person) if str(s.pk) == chosen), None)
    context = {
        "form": form,
        "choices": choices("post", space),
        "space": space,
        "values": form.data if form.is_bound else values or {},
        "errors": form.errors,
    }
    return render(request, "feed/new.html", context, status=status)


def _given(request: PersonRequest) -> Mapping[str, str]:
    """Read whom a profile says to thank, and what the system's share menu passes on: title, words, link."""
    title, text, link = (clean(request.GET.get(name, "")).strip() for name in ("title", "text", "link"))
    words = [part for part in (text, link if link not in text else "") if part]
    handle = clean(request.GET.get("thank", ""))
    thanked = f"@{handle}" if Person.objects.visible_to(request.person).filter(handle=handle).exists() else ""
    return {"title": title[:300], "body": "\n\n".join(words)[:100_000], "thanked": thanked}


collection = by_method(GET=new, POST=create)
editing = by_method(GET=edit, POST=update)
one = by_method(GET=show)
