"""Webhooks: which programs elsewhere are told of what happens, what they answered, and once more."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from flurfunk.api.hooking import add_webhook, remove_webhook, send_again, switch_on
from flurfunk.api.listing import newest_page
from flurfunk.api.models import Dispatch, Webhook
from flurfunk.api.showing_once import keep_for_next_page, show_once
from flurfunk.api.webhook_events import KINDS
from flurfunk.api.webhook_form import WebhookForm
from flurfunk.kit.http import by_method, see_other
from flurfunk.kit.templating import url
from flurfunk.people.doors import PersonRequest, for_administrators


@for_administrators
def index(request: PersonRequest) -> HttpResponse:
    """List the webhooks, show the form for another one, and the secret of one that was added just now."""

    def show(secret: str) -> HttpResponse:
        return _show(request, WebhookForm(by=request.person), secret=secret)

    return show_once(request, show, path=url("webhooks"))


@for_administrators
def create(request: PersonRequest) -> HttpResponse:
    """Add a webhook, whose secret the next page shows."""
    form = WebhookForm(request.POST, by=request.person)
    if not form.is_valid():
        return _show(request, form, status=422)
    values = form.cleaned_data
    hook = add_webhook(request.person, values["url"], events=values["events"], space=values["space"])
    response = see_other(url("webhooks"))
    keep_for_next_page(request, response, hook.secret, path=url("webhooks"))
    return response


@for_administrators
def show_log(request: PersonRequest, webhook_id: int) -> HttpResponse:
    """Show what a webhook was told, the newest first, and what it answered."""
    hook = get_object_or_404(Webhook.objects.select_related("space"), pk=webhook_id)
    told = Dispatch.objects.filter(webhook=hook).prefetch_related("attempts")
    page = newest_page(told, request.GET.get("after", ""))
    context = {"hook": hook, "dispatches": page.rows, "next_key": page.next_key, "kinds": KINDS}
    return render(request, "api/webhook.html", context)


@for_administrators
def destroy(request: PersonRequest, webhook_id: int) -> HttpResponse:
    """Take a webhook away."""
    remove_webhook(get_object_or_404(Webhook, pk=webhook_id), by=request.person)
    messages.success(request, _("The webhook is gone."))
    return see_other(url("webhooks"))


@for_administrators
def create_activity(request: PersonRequest, webhook_id: int) -> HttpResponse:
    """Switch a webhook on again."""
    hook = get_object_or_404(Webhook, pk=webhook_id)
    switch_on(hook, by=request.person)
    return see_other(url("webhook", hook.pk))


@for_administrators
def create_replay(request: PersonRequest, webhook_id: int, dispatch_id: int) -> HttpResponse:
    """Send something once more."""
    dispatch = get_object_or_404(Dispatch, webhook=webhook_id, pk=dispatch_id)
    send_again(dispatch, by=request.person)
    messages.success(request, _("It is sent once more."))
    return see_other(url("webhook", webhook_id))


def _show(request: PersonRequest, form: WebhookForm, *, secret: str = "", status: int = 200) -> HttpResponse:
    hooks = Webhook.objects.select_related("space", "by").order_by("-pk")
    context = {"form": form, "hooks": list(hooks), "secret": secret, "kinds": KINDS}
    return render(request, "api/webhooks.html", context, status=status)


collection = by_method(GET=index, POST=create)
one = by_method(GET=show_log, DELETE=destroy)
activity = by_method(POST=create_activity)
replay = by_method(POST=create_replay)
