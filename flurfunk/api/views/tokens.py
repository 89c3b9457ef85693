"""My tokens: which programs may act as me."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from flurfunk.api.forms import TokenForm
from flurfunk.api.issuing import issue, revoke
from flurfunk.api.models import ApiToken
from flurfunk.api.showing_once import keep_for_next_page, show_once
from flurfunk.kit.http import by_method, see_other
from flurfunk.kit.templating import url
from flurfunk.people.doors import PersonRequest, for_people

_MOST = 50


@for_people
def index(request: PersonRequest) -> HttpResponse:
    """List my tokens, and show the form for a new one; and the secret of one that was made just now."""
    return show_once(
        request, lambda secret: _show(request, TokenForm(), secret=secret), path=url("api_tokens")
    )


@for_people
def create(request: PersonRequest) -> HttpResponse:
    """Make a token, whose secret the next page shows."""
    form = TokenForm(request.POST)
    if form.is_valid() and request.person.api_tokens.count() >= _MOST:
        form.add_error(
            None, _("You have %(count)s tokens already. Take back one that is not used.") % {"count": _MOST}
        )
    if not form.is_valid():
        return _show(request, form, status=422)
    issued = issue(request.person, form.cleaned_data["name"], scopes=form.scopes, expires_at=form.expires_at)
    response = see_other(url("api_tokens"))
    keep_for_next_page(request, response, issued.secret, path=url("api_tokens"))
    return response


@for_people
def destroy(request: PersonRequest, token_id: int) -> HttpResponse:
    """Take a token back."""
    token = get_object_or_404(ApiToken, person=request.person, pk=token_id)
    revoke(token, by=request.person)
    messages.success(request, _("“%(name)s” no longer has access.") % {"name": token.name})
    return see_other(url("api_tokens"))


def _show(request: PersonRequest, form: TokenForm, *, secret: str = "", status: int = 200) -> HttpResponse:
    tokens = request.person.api_tokens.order_by("-pk")
    context = {"form": form, "tokens": list(tokens), "secret": secret}
    return render(request, "api/tokens.html", context, status=status)


collection = by_method(GET=index, POST=create)
one = by_method(DELETE=destroy)
