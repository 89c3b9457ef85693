"""What newcomers type."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from flurfunk.accounts.forms import PASSWORD_HINT
from flurfunk.accounts.inviting import is_of_allowed_domain
from flurfunk.kit.text import clean_line
from flurfunk.people.models import Person


class NewcomerForm(forms.Form):
    """What a newcomer says on arrival."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("A password"),
        help_text=PASSWORD_HINT,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, fixed_email: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fixed_email = fixed_email
        if fixed_email:
            del self.fields["email"]

    def clean_name(self) -> str:
        """Put the name on one line."""
        name = clean_line(self.cleaned_data["name"])
        if not name:
            raise ValidationError(_("Without a name nobody knows you."))
        return name

    def clean_email(self) -> str:
        """Refuse an address that has an account."""
        email: str = self.cleaned_data["email"].lower()
        if Person.objects.filter(email__iexact=email).exists():
            raise ValidationError(_("There is an account with this address already. Sign in with it."))
        return email

    def clean_password(self) -> str:
        """Refuse passwords that are easily guessed."""
        password: str = self.cleaned_data["password"]
        typed = Person(
            name=self.cleaned_data.get("name", ""),
            email=self.fixed_email or self.cleaned_data.get("email", ""),
        )
        validate_password(password, typed)
        return password


class AskForLinkForm(forms.Form):
    """The address of somebody who may come in by themselves."""

    email = forms.EmailField(
        label=_("Your e-mail address at work"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )

    def clean_email(self) -> str:
        """Take addresses of allowed domains, whether there is an account or not."""
        email: str = self.cleaned_data["email"].lower()
        if not is_of_allowed_domain(email):
            raise ValidationError(
                _(
                    "Nobody comes in by themselves with an address like this. Ask a colleague for an invitation."
                )
            )
        return email
