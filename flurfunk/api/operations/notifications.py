"""Notifications: what stands at the bell, and what was seen of it."""

from typing import Any

from django.shortcuts import get_object_or_404

from flurfunk.api.bearing import ProgramRequest
from flurfunk.api.listing import Listed, each, listed
from flurfunk.api.scopes import Area
from flurfunk.api.sections import Section
from flurfunk.api.shapes.notifications import NotificationShape, ReadingOfAll, notification_shape
from flurfunk.notifications.bell import bell_page
from flurfunk.notifications.models import Notification
from flurfunk.notifications.reading import read_all, read_thread

section = Section(Area.NOTIFICATIONS, "Notifications")


@section.reads("/notifications", Listed[NotificationShape])
def list_notifications(request: ProgramRequest, after: str = "") -> Any:
    """What happened that concerns the person, a line for each thread, the newest first."""
    return listed(request, bell_page(request.person, before=after), each(notification_shape))


@section.puts("/notifications/{int:notification_id}/reading")
def read_notification(request: ProgramRequest, notification_id: int) -> None:
    """Take a thread as read."""
    mine = Notification.objects.shown_to(request.person)
    read_thread(request.person, get_object_or_404(mine, pk=notification_id))


@section.does("/notifications/reading")
def read_notifications(request: ProgramRequest, reading: ReadingOfAll) -> None:
    """Take everything as read up to a notification."""
    read_all(request.person, until=reading.until)
