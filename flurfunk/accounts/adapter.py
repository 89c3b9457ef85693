"""How allauth behaves in our house."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from flurfunk.accounts.browsers import note_browser
from flurfunk.accounts.passwords import change_password
from flurfunk.accounts.session_store import digest

_SAID = {
    "account/messages/password_changed.txt": _("Your password is changed. Other browsers are signed out."),
    "account/messages/password_set.txt": _("You have a password now."),
}


class Door(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up by themselves: newcomers come by invitation or from an allowed domain."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Address and password do not belong together."),
        "too_many_login_attempts": _("Too many attempts. Wait a few minutes and try again."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password."),
        "invalid_password_reset": _("This link has been used or is too old."),
        "rate_limited": _("Too many attempts. Wait a few minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never; see `accounts.inviting`."""
        del request
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Lead back to pages of the host that was asked, and nowhere else."""
        return url_has_allowed_host_and_scheme(
            url, {self.request.get_host()}, require_https=self.request.is_secure()
        )

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *_words: Any,
        **_more: Any,
    ) -> None:
        """Say what our pages do not say by themselves."""
        said = _SAID.get(message_template or "")
        if said:
            messages.add_message(request, level, said)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        """Note the browser, for the list of one's sessions."""
        response = super().post_login(request, user, **kwargs)
        note_browser(request, user)
        return response

    def set_password(self, user: Any, password: str) -> None:
        """Change the password and sign out every other browser."""
        key = self.request.session.session_key
        change_password(user, password, keep=digest(key) if key else "")

    def get_client_ip(self, request: HttpRequest) -> str:
        """Give the address that counts for slowing down; behind a socket file all count as one."""
        return super().get_client_ip(request) if request.META.get("REMOTE_ADDR") else "0.0.0.0"  # noqa: S104

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # Without allauth's host name: whoever guesses could choose another port for each guess.
        del request
        return str(credentials.get("email", "")).lower()
