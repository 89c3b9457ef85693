"""Where I am signed in."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from flurfunk.accounts.browsers import describe
from flurfunk.accounts.ending import end_other_sessions, end_session
from flurfunk.accounts.models import Session
from flurfunk.accounts.session_store import digest
from flurfunk.kit.http import by_method, see_other
from flurfunk.kit.templating import url
from flurfunk.people.doors import PersonRequest, for_people


@dataclass(frozen=True)
class Row:
    """A session as the list shows it."""

    public_id: str
    device: str
    is_phone: bool
    place: str
    moment: datetime
    is_current: bool


@for_people
def index(request: PersonRequest) -> HttpResponse:
    """List my sessions, this one first."""
    rows = sorted((_row(request, one) for one in _mine(request)), key=lambda row: not row.is_current)
    return render(request, "accounts/sessions.html", {"rows": rows})


@for_people
def end_others(request: PersonRequest) -> HttpResponse:
    """Sign out everywhere else."""
    end_other_sessions(request.person, keep=_current(request))
    messages.success(request, _("All other browsers are signed out."))
    return see_other(url("sessions"))


@for_people
def end(request: PersonRequest, public_id: str) -> HttpResponse:
    """Sign out one browser; this one, too, if it is meant."""
    session = next((one for one in _mine(request) if one.public_id == public_id), None)
    if session is None:
        raise Http404
    is_this_one = session.session_key == _current(request)
    end_session(session)
    if is_this_one:
        request.session.flush()
        return see_other(url("account_login"))
    messages.success(request, _("That browser is signed out."))
    return see_other(url("sessions"))


def _mine(request: PersonRequest) -> list[Session]:
    mine = Session.objects.filter(person=request.person, expire_date__gt=timezone.now())
    return list(mine.order_by("-seen_at", "session_key")[:100])


def _row(request: PersonRequest, session: Session) -> Row:
    device = describe(session.browser)
    return Row(
        public_id=session.public_id,
        device=device.words,
        is_phone=device.is_phone,
        place=session.address or "",
        moment=session.seen_at,
        is_current=session.session_key == _current(request),
    )


def _current(request: PersonRequest) -> str:
    return digest(request.session.session_key or "")


collection = by_method(GET=index, DELETE=end_others)
one = by_method(DELETE=end)
