"""What people type to sign in and to change their password."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

PASSWORD_HINT = _("At least 10 characters. A few words that only you put together are best.")


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self.fields["login"], _("E-mail address"), autocomplete="username")
        plain(self.fields["password"], _("Password"), autocomplete="current-password")


class ForgottenPasswordForm(ResetPasswordForm):  # type: ignore[misc]  # allauth has no types
    """The address to which the link for a new password goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self.fields["email"], _("E-mail address"), autocomplete="username")

    def clean_email(self) -> str:
        """Take any address: who has an account is only found out after the answer."""
        return str(self.cleaned_data["email"])

    def save(self, request: HttpRequest, **_kwargs: Any) -> str:
        """Have the link sent."""
        from flurfunk.accounts.jobs import mail_password_link
        from flurfunk.accounts.mailing import origin_of

        email: str = self.cleaned_data["email"]
        mail_password_link.defer(email=email, origin=origin_of(request), language=get_language() or "en")
        return email


class NewPasswordForm(ResetPasswordKeyForm):  # type: ignore[misc]  # allauth has no types
    """A new password, typed once: who mistypes it can ask for another link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _one_new_password(self)


class FirstPasswordForm(SetPasswordForm):  # type: ignore[misc]  # allauth has no types
    """A password for an account that has none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _one_new_password(self)


class OtherPasswordForm(ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    """The current password and a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self.fields["oldpassword"], _("Current password"), autocomplete="current-password")
        _one_new_password(self)


class StillMeForm(ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The password once more, before something important."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self.fields["password"], _("Password"), autocomplete="current-password")


def plain(field: forms.Field, label: Any, *, autocomplete: str) -> None:
    """Name a field of allauth's as we do, and leave out its placeholder and its help."""
    field.label, field.help_text = label, ""
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs["autocomplete"] = autocomplete


def _one_new_password(form: forms.Form) -> None:
    del form.fields["password2"]
    plain(form.fields["password1"], _("New password"), autocomplete="new-password")
    form.fields["password1"].help_text = PASSWORD_HINT
