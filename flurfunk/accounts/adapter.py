"""How allauth behaves in our house."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from flurfunk.accounts.models import Session
from flurfunk.accounts.session_store import digest


class Door(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up by themselves: newcomers come by invitation or from an allowed domain."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never; see `accounts.inviting`."""
        del request
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: our pages answer themselves."""

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        """Note the browser, for the list of one's sessions."""
        response = super().post_login(request, user, **kwargs)
        if request.session.session_key is None:
            request.session.save()
        Session.objects.filter(session_key=digest(request.session.session_key or "")).update(
            person=user,
            address=request.META.get("REMOTE_ADDR") or None,
            browser=request.headers.get("User-Agent", "")[:300],
        )
        return response

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Build the link in the mail on the public address, never on a header that somebody sent."""
        url: str = super().get_reset_password_from_key_url(key)
        if settings.PUBLIC_URL:
            return str(settings.PUBLIC_URL) + "/" + url.split("/", 3)[3]
        return url
