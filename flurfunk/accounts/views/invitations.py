"""Let people in: open invitations, a new one, and domains whose addresses open the door."""

from typing import Any

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from flurfunk.accounts.arriving import claimable_account
from flurfunk.accounts.inviting import allow_domain, invite, revoke, stop_allowing
from flurfunk.accounts.inviting_forms import DomainForm, InviteForm
from flurfunk.accounts.mailing import Letter, origin_of, send_letter
from flurfunk.accounts.models import AllowedDomain, Invitation
from flurfunk.accounts.rules import may_allow_domains, may_pass_on_link
from flurfunk.kit.http import by_method, see_other
from flurfunk.kit.templating import url
from flurfunk.people.doors import PersonRequest, for_administrators, for_colleagues

_MOST = {"invite": "60/h/user"}
_LINK_COOKIE = "invitation"  # holds a new link until the next page, so that the database never does


@for_colleagues
def index(request: PersonRequest) -> HttpResponse:
    """List the invitations that are open, with the link that was just made."""
    word = request.get_signed_cookie(_LINK_COOKIE, default="", salt=str(request.person.pk), max_age=300)
    link = origin_of(request) + url("join", word) if word else ""
    response = _page(request, link=link)
    if _LINK_COOKIE in request.COOKIES:
        response.delete_cookie(_LINK_COOKIE, path=url("invitations"))
    return response


@for_colleagues
def create(request: PersonRequest) -> HttpResponse:
    """Invite an address by mail, or make a link to pass on."""
    form = InviteForm(request.POST, by=request.person)
    if not form.is_valid():
        return _page(request, form=form, status=422)
    if not ratelimit.consume(request, app="flurfunk", action="invite", config=_MOST):
        return ratelimit.respond_429(request)  # type: ignore[no-any-return]
    values = form.cleaned_data
    word = invite(
        request.person,
        email=values["email"],
        role=values["role"],
        spaces=values["spaces"],
        uses=values["uses"] or 1,
    )
    response = see_other(url("invitations"))
    is_somebodys = claimable_account(values["email"]) is not None
    may_pass_on = may_pass_on_link(request.person, is_somebodys=is_somebodys)
    is_sent = bool(values["email"]) and _mail(request, values["email"], word, may_pass_on=may_pass_on)
    if may_pass_on and not is_sent:
        response.set_signed_cookie(
            _LINK_COOKIE,
            word,
            salt=str(request.person.pk),
            max_age=300,
            path=url("invitations"),
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response


@for_colleagues
def destroy(request: PersonRequest, invitation_id: int) -> HttpResponse:
    """Take an invitation back."""
    visible = Invitation.objects.open().visible_to(request.person)
    revoke(get_object_or_404(visible, pk=invitation_id), by=request.person)
    messages.success(request, _("The invitation is taken back."))
    return see_other(url("invitations"))


@for_administrators
def add_domain(request: PersonRequest) -> HttpResponse:
    """Let addresses of a domain come in by themselves."""
    form = DomainForm(request.POST)
    if not form.is_valid():
        return _page(request, domain_form=form, status=422)
    allow_domain(form.cleaned_data["domain"], by=request.person)
    return see_other(url("invitations"))


@for_administrators
def remove_domain(request: PersonRequest, domain_id: int) -> HttpResponse:
    """No longer let a domain in."""
    stop_allowing(get_object_or_404(AllowedDomain, pk=domain_id), by=request.person)
    return see_other(url("invitations"))


def _mail(request: PersonRequest, email: str, word: str, *, may_pass_on: bool) -> bool:
    letter = Letter("invitation", email, get_language() or "en")
    try:
        send_letter(letter, by=request.person.name, link=origin_of(request) + url("join", word))
    except OSError:
        messages.warning(request, _not_sent(may_pass_on=may_pass_on))
        return False
    messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": email})
    return True


def _not_sent(*, may_pass_on: bool) -> str:
    if may_pass_on:
        return _("The invitation is there, but no mail could be sent. Pass the link on yourself.")
    return _(
        "No mail could be sent, and there is an account for this address already, made of imported mail. "
        "Ask those who look after the house to invite them."
    )


def _page(request: PersonRequest, *, status: int = 200, **context: Any) -> HttpResponse:
    is_administrator = may_allow_domains(request.person)
    visible = Invitation.objects.open().visible_to(request.person)
    defaults = {
        "form": context.get("form") or InviteForm(by=request.person),
        "domain_form": context.get("domain_form") or DomainForm(),
        "invitations": list(visible.newest_first().select_related("by").prefetch_related("spaces")[:100]),
        "domains": list(AllowedDomain.objects.order_by("domain")) if is_administrator else [],
        "may_allow_domains": is_administrator,
        "link": context.get("link", ""),
    }
    return render(request, "accounts/invitations.html", defaults, status=status)


collection = by_method(GET=index, POST=create)
one = by_method(DELETE=destroy)
domains = by_method(POST=add_domain)
domain = by_method(DELETE=remove_domain)
