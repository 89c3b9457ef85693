"""The bell: what stands at it, how much is unread, reading it, and hearing no more of a thread."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from flurfunk.conversation.watching import mute
from flurfunk.kit.http import allow, by_method, safe_next, see_other
from flurfunk.notifications.bell import bell_page, count_unread
from flurfunk.notifications.models import Notification
from flurfunk.notifications.reading import read_all, read_thread
from flurfunk.people.doors import PersonRequest, for_people, readable_offline


@for_people
@readable_offline
def index(request: PersonRequest) -> HttpResponse:
    """List what happened that concerns this person, a line for each thread."""
    before = request.GET.get("before")
    page = bell_page(request.person, before=before)
    context = {
        "bundles": page.rows,
        "before": before,
        "more_key": page.next_key,
        "newest": max((each.id for each in page.rows), default=0),
        "has_unread": any(each.is_unread for each in page.rows),
    }
    is_frame = before and request.headers.get("Turbo-Frame") == f"after_{before}"
    return render(request, f"notifications/{'_more' if is_frame else 'index'}.html", context)


@for_people
def show_badge(request: PersonRequest) -> HttpResponse:
    """Give the bell with its count, as it stands at the top of each page."""
    return render(request, "notifications/_badge.html", {"unread": count_unread(request.person)})


@for_people
def create_reading(request: PersonRequest, notification_id: int) -> HttpResponse:
    """Take one line as read, and go where it leads."""
    notification = _find(request, notification_id)
    read_thread(request.person, notification)
    return see_other(safe_next(request, reverse("notifications")))


@for_people
def create_reading_of_all(request: PersonRequest) -> HttpResponse:
    """Take everything as read that stood in the list."""
    until = request.POST.get("until", "")
    if not (until.isascii() and until.isdecimal() and len(until) < 19):
        return HttpResponse(status=422)
    read_all(request.person, until=int(until))
    return see_other(reverse("notifications"))


@for_people
def create_mute(request: PersonRequest, notification_id: int) -> HttpResponse:
    """Hear nothing more of the thread, mentions excepted."""
    notification = _find(request, notification_id)
    allow(notification.entry is not None)
    if notification.entry is not None:
        mute(notification.entry, request.person)
    read_thread(request.person, notification)
    return see_other(reverse("notifications"))


def _find(request: PersonRequest, notification_id: int) -> Notification:
    mine = Notification.objects.shown_to(request.person).select_related("entry")
    return get_object_or_404(mine, pk=notification_id)


page = by_method(GET=index)
badge = by_method(GET=show_badge)
reading = by_method(POST=create_reading)
reading_all = by_method(POST=create_reading_of_all)
muting = by_method(POST=create_mute)
