"""Newcomers: come in with an invitation, or ask for a link."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from flurfunk.accounts.arrival_forms import AskForLinkForm, NewcomerForm
from flurfunk.accounts.arriving import arrive
from flurfunk.accounts.inviting import SpentError, find_invitation
from flurfunk.accounts.jobs import mail_newcomer_link
from flurfunk.accounts.mailing import origin_of
from flurfunk.accounts.models import AllowedDomain, Invitation
from flurfunk.accounts.views.entering import enter
from flurfunk.accounts.views.thresholds import once_founded
from flurfunk.kit.http import by_method, see_other
from flurfunk.kit.templating import url

_LINKS = {"newcomer": "20/m/ip,5/h/key"}
_ARRIVALS = {"arrival": "20/m/ip"}


def show(request: HttpRequest, word: str) -> HttpResponse:
    """Show whose house this is and ask who comes."""
    invitation = find_invitation(word)
    if invitation is None:
        return _spent(request)
    form = NewcomerForm(fixed_email=invitation.email)
    return _join_page(request, invitation, form)


def create(request: HttpRequest, word: str) -> HttpResponse:
    """Come in."""
    if not ratelimit.consume(request, app="flurfunk", action="arrival", config=_ARRIVALS):
        return ratelimit.respond_429(request)  # type: ignore[no-any-return]
    invitation = find_invitation(word)
    if invitation is None:
        return _spent(request)
    form = NewcomerForm(request.POST, fixed_email=invitation.email)
    if not form.is_valid():
        return _join_page(request, invitation, form, status=422)
    values = form.cleaned_data
    try:
        person = arrive(
            invitation,
            name=values["name"],
            email=values.get("email", ""),
            password=values["password"],
            language=get_language() or "en",
        )
    except SpentError:
        return _spent(request)
    enter(request, person)
    return see_other(url("home"))


def ask(request: HttpRequest) -> HttpResponse:
    """Show how newcomers come in."""
    return _ask_page(request, AskForLinkForm())


def mail_link(request: HttpRequest) -> HttpResponse:
    """Have a link sent; the answer is the same whether there is an account or not."""
    form = AskForLinkForm(request.POST)
    if not form.is_valid():
        return _ask_page(request, form, status=422)
    email = form.cleaned_data["email"]
    if not ratelimit.consume(request, app="flurfunk", action="newcomer", config=_LINKS, key=email):
        return ratelimit.respond_429(request)  # type: ignore[no-any-return]
    mail_newcomer_link.defer(email=email, origin=origin_of(request), language=get_language() or "en")
    return see_other(url("newcomer_link_sent"))


def link_sent(request: HttpRequest) -> HttpResponse:
    """Say where to look."""
    return render(request, "accounts/newcomer_link_sent.html")


def _spent(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/invitation_spent.html", status=404)


def _join_page(
    request: HttpRequest, invitation: Invitation, form: NewcomerForm, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "email": invitation.email, "by": invitation.by}
    return render(request, "accounts/join.html", context, status=status)


def _ask_page(request: HttpRequest, form: AskForLinkForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "is_open": AllowedDomain.objects.exists()}
    return render(request, "accounts/newcomer.html", context, status=status)


arrival = by_method(GET=once_founded(show), POST=once_founded(create))
newcomer = by_method(GET=once_founded(ask), POST=once_founded(mail_link))
sent = by_method(GET=once_founded(link_sent))
