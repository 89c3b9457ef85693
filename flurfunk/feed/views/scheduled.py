"""Posts that wait for their time: listed, changed, published at once, dropped; each of them its author's alone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from flurfunk.content.drafting import forget_sent
from flurfunk.content.forms import take_files
from flurfunk.content.models import StoredFile
from flurfunk.feed.models import ScheduledPost
from flurfunk.feed.scheduling import drop, files_of_scheduled, publish_scheduled, reschedule
from flurfunk.feed.scheduling_forms import ScheduledPostForm, typed
from flurfunk.feed.shares import show_original
from flurfunk.kit.http import by_method, see_other
from flurfunk.people.doors import PersonRequest, for_people


@for_people
def index(request: PersonRequest) -> HttpResponse:
    """List what I have scheduled."""
    waiting = ScheduledPost.objects.written_by(request.person)
    return render(request, "feed/scheduled.html", {"scheduled": waiting})


@for_people
def edit(request: PersonRequest, scheduled_id: int) -> HttpResponse:
    """Show the form with what will be posted."""
    scheduled = _find(request, scheduled_id)
    return _show_form(request, scheduled, files=files_of_scheduled(scheduled))


@for_people
def update(request: PersonRequest, scheduled_id: int) -> HttpResponse:
    """Plan it anew."""
    scheduled = _find(request, scheduled_id)
    present = files_of_scheduled(scheduled)
    form = ScheduledPostForm(request.POST, request.FILES, by=request.person, shared=scheduled.shared)
    if not form.is_valid():
        return _show_form(request, scheduled, form, files=present)
    files = take_files(form.cleaned_data, request.person, present=present)
    try:
        reschedule(scheduled, form.plan(files))
    except ScheduledPost.DoesNotExist as gone:
        raise Http404 from gone
    forget_sent(request.person, request.path, request.POST.dict())
    messages.success(request, _("Saved."))
    return see_other(reverse("scheduled_posts"))


@for_people
def create_publication(request: PersonRequest, scheduled_id: int) -> HttpResponse:
    """Publish it now."""
    made = publish_scheduled(_find(request, scheduled_id))
    if made is None:
        messages.error(request, _("It could not be published. The list says why."))
        return see_other(reverse("scheduled_posts"))
    return see_other(made.url)


@for_people
def destroy(request: PersonRequest, scheduled_id: int) -> HttpResponse:
    """Drop it."""
    drop(_find(request, scheduled_id))
    messages.success(request, _("Deleted."))
    return see_other(reverse("scheduled_posts"))


def _find(request: PersonRequest, scheduled_id: int) -> ScheduledPost:
    mine = ScheduledPost.objects.written_by(request.person)
    found: ScheduledPost = get_object_or_404(mine, pk=scheduled_id)
    return found


def _show_form(
    request: PersonRequest,
    scheduled: ScheduledPost,
    form: ScheduledPostForm | None = None,
    *,
    files: list[StoredFile],
) -> HttpResponse:
    context: dict[str, Any] = {
        "scheduled": scheduled,
        "space_id": form.data.get("space", "") if form else str(scheduled.space_id or ""),
        "values": form.data if form else typed(scheduled),
        "errors": form.errors if form else {},
        "files": files,
        "quote": show_original(scheduled.shared_id, scheduled.author) if scheduled.shared_id else "",
        "taken_out": form.cleaned_data.get("removed", ()) if form else (),
    }
    return render(request, "feed/scheduled_edit.html", context, status=422 if form else 200)


collection = by_method(GET=index)
one = by_method(DELETE=destroy)
editing = by_method(GET=edit, POST=update)
publication = by_method(POST=create_publication)
