"""This browser is told, or no longer; a letter or a message to try; the script that shows messages."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.mail import get_connection
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from flurfunk.accounts.session_store import digest
from flurfunk.kit.http import by_method, see_other
from flurfunk.kit.templating import asset
from flurfunk.notifications.composing import compose_trial
from flurfunk.notifications.pushing import push_trial
from flurfunk.notifications.sealing import decode, read_public
from flurfunk.notifications.subscribing import subscribe, unsubscribe
from flurfunk.people.doors import PersonRequest, for_people

_SECRET = 16  # bytes


class SubscriptionForm(forms.Form):
    """What a browser says of itself."""

    endpoint = forms.URLField(max_length=1000, assume_scheme="https")
    p256dh = forms.CharField(max_length=100)
    auth = forms.CharField(max_length=40)

    def clean_endpoint(self) -> str:
        """Take addresses by https only."""
        endpoint: str = self.cleaned_data["endpoint"]
        if not endpoint.startswith("https://"):
            raise forms.ValidationError("https")
        return endpoint

    def clean_p256dh(self) -> bytes:
        """Take only a point of the curve."""
        return _bytes(self.cleaned_data["p256dh"], is_point=True)

    def clean_auth(self) -> bytes:
        """Take 16 bytes."""
        return _bytes(self.cleaned_data["auth"], is_point=False)


@for_people
def create(request: PersonRequest) -> HttpResponse:
    """Tell this browser from now on, as long as it is signed in."""
    form = SubscriptionForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    said = form.cleaned_data
    session = digest(request.session.session_key or "")
    keys = {"public_key": said["p256dh"], "secret": said["auth"]}
    subscribe(request.person, session, endpoint=said["endpoint"], **keys)
    return HttpResponse(status=204)


@for_people
def destroy(request: PersonRequest) -> HttpResponse:
    """Tell it nothing more."""
    unsubscribe(request.person, endpoint=request.POST.get("endpoint", ""))
    return HttpResponse(status=204)


@for_people
def create_trial_letter(request: PersonRequest) -> HttpResponse:
    """Send a letter at once and say what the mail server said."""
    mail = compose_trial(request.person)
    try:
        mail.connection = get_connection()
        mail.send()
    except OSError:
        messages.error(
            request, _("The mail server did not take it. Ask the people who look after this place.")
        )
    else:
        messages.success(request, _("A letter is on its way to %(email)s.") % {"email": request.person.email})
    return see_other(reverse("notification_settings"))


@for_people
def create_trial_push(request: PersonRequest) -> HttpResponse:
    """Push to all my devices at once and say whether any can be reached."""
    if push_trial(request.person, timezone.now()):
        messages.success(request, _("A message is on its way to your devices."))
    else:
        messages.error(request, _("None of your devices can be reached: switch messages on there first."))
    return see_other(reverse("notification_settings"))


def show_worker(_request: HttpRequest) -> HttpResponse:
    """Give the service worker from the root, for only there it serves the whole house."""
    name = asset("worker.js").rpartition("/")[2]
    script = (settings.ASSETS_DIR / name).read_bytes()
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"}
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers=headers)


def _bytes(text: str, *, is_point: bool) -> bytes:
    try:
        raw = decode(text)
        if is_point:
            read_public(raw)
    except ValueError as error:
        raise forms.ValidationError("key") from error
    if not is_point and len(raw) != _SECRET:
        raise forms.ValidationError("secret")
    return raw


page = by_method(POST=create, DELETE=destroy)
trial_letter = by_method(POST=create_trial_letter)
trial_push = by_method(POST=create_trial_push)
worker = by_method(GET=show_worker)
