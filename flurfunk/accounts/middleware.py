"""Who is asking: one query before every page."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from flurfunk.accounts.models import Session
from flurfunk.accounts.session_store import SessionStore, digest

_SEEN_EVERY = timedelta(minutes=5)


def signed_in(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Fill `request.person`, `request.company`, `request.session` and what allauth calls `request.user`."""
    keeper = SessionMiddleware(get_response)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        session = SessionStore(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
        person = session.read()
        visitor = session.visitor
        request.session = session
        request.person = person  # type: ignore[attr-defined]  # declared by PersonRequest
        request.user = person or AnonymousUser()
        request.company = visitor.company if visitor else None  # type: ignore[attr-defined]  # declared by PersonRequest
        request.my_spaces = visitor.spaces if visitor and person else []  # type: ignore[attr-defined]  # declared by PersonRequest
        request.frame = visitor.frame if visitor and person else {}  # type: ignore[attr-defined]  # declared by PersonRequest
        if person and visitor and visitor.seen_at and timezone.now() - visitor.seen_at > _SEEN_EVERY:
            _note_presence(request, session)
        response = get_response(request)
        # Pages that a device keeps belong to one person with one reach: another name here, and it forgets them.
        response.headers["For-Person"] = f"{person.pk}-{person.reach}" if person else "nobody"
        return keeper.process_response(request, response)

    return middleware


def _note_presence(request: HttpRequest, session: SessionStore) -> None:
    Session.objects.filter(session_key=digest(session.session_key or "")).update(
        seen_at=timezone.now(),
        address=request.META.get("REMOTE_ADDR") or None,
        browser=request.headers.get("User-Agent", "")[:300],
    )
