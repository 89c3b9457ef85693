"""What people type to get in."""

from allauth.account.forms import LoginForm, ResetPasswordForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from flurfunk.accounts.models import Invitation
from flurfunk.kit.text import clean_line
from flurfunk.people.models import Person, Role
from flurfunk.spaces.models import Space


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """E-mail address and password."""

    error_messages = LoginForm.error_messages | {
        "email_password_mismatch": _("Address and password do not belong together."),
        "too_many_login_attempts": _("Too many attempts. Wait a few minutes and try again."),
    }


class ForgottenPasswordForm(ResetPasswordForm):  # type: ignore[misc]
    """The address to which the link for a new password goes."""


class NewcomerForm(forms.Form):
    """What a newcomer says on arrival."""

    name = forms.CharField(label=_("Your name"), max_length=120)
    email = forms.EmailField(label=_("Your e-mail address"), max_length=254)
    password = forms.CharField(
        label=_("A password"),
        help_text=_("At least 10 characters. A few words that only you put together are best."),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, fixed_email: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fixed_email = fixed_email
        if fixed_email:
            del self.fields["email"]

    def clean_name(self) -> str:
        """Put the name on one line."""
        return clean_line(self.cleaned_data["name"])

    def clean_email(self) -> str:
        """Refuse an address that has an account."""
        email: str = self.cleaned_data["email"]
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


class InviteForm(forms.ModelForm[Invitation]):
    """Whom to let in: one address, or whoever has the link."""

    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        help_text=_("Leave it empty for a link that you pass on yourself."),
    )
    role = forms.ChoiceField(
        label=_("As"), choices=[(Role.PERSON, Role.PERSON.label), (Role.GUEST, Role.GUEST.label)]
    )
    uses = forms.IntegerField(
        label=_("How many people may come in with the link"),
        min_value=1,
        max_value=500,
        initial=1,
        required=False,
    )

    class Meta:
        model = Invitation
        fields = ["spaces"]

    def __init__(self, *args: object, by: Person, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choice = self.fields["spaces"]
        choice.queryset = Space.objects.writable_by(by).by_name()  # type: ignore[attr-defined]
        choice.label = _("Spaces they join at once")
        choice.required = False

    def clean_email(self) -> str:
        """Refuse an address that has an account."""
        email: str = self.cleaned_data["email"]
        if email and Person.objects.filter(email__iexact=email).exists():
            raise ValidationError(_("There is an account with this address already."))
        return email
