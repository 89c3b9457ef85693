"""What those type who let people in."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from flurfunk.accounts.arriving import claimable_account
from flurfunk.accounts.rules import roles_to_invite, spaces_to_invite_into
from flurfunk.people.models import Person, Role
from flurfunk.spaces.models import Space

_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")


class InviteForm(forms.Form):
    """Whom to let in: one address, or whoever has the link."""

    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        help_text=_("Leave it empty for a link that you pass on yourself."),
    )
    role = forms.ChoiceField(label=_("As"), widget=forms.RadioSelect, initial=Role.PERSON)
    uses = forms.IntegerField(
        label=_("For how many people"),
        help_text=_("Counts for a link; a letter is for one."),
        min_value=1,
        max_value=500,
        initial=1,
        required=False,
    )
    spaces = forms.ModelMultipleChoiceField(
        label=_("Spaces they join at once"),
        queryset=Space.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = roles_to_invite(by)
        self.fields["role"].choices = [(role, role.label) for role in roles]  # type: ignore[attr-defined]
        if len(roles) == 1:
            self.fields["role"].required = False
            self.fields["role"].widget = forms.HiddenInput()
        self.fields["spaces"].queryset = Space.objects.filter(pk__in=spaces_to_invite_into(by)).by_name()  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        """Refuse an address that has an account, but for those nobody has used yet."""
        email: str = self.cleaned_data["email"].lower()
        if email and Person.objects.filter(email__iexact=email).exists() and not claimable_account(email):
            raise ValidationError(_("There is an account with this address already."))
        return email

    def clean_role(self) -> Role:
        """Invite colleagues unless something else was chosen."""
        return Role(self.cleaned_data["role"] or Role.PERSON)

    def clean(self) -> dict[str, Any]:
        """Refuse guests who would see nothing."""
        values = self.cleaned_data
        if values.get("role") == Role.GUEST and not values.get("spaces") and "spaces" not in self.errors:
            self.add_error("spaces", _("A guest sees only these spaces: choose at least one."))
        return values


class DomainForm(forms.Form):
    """A domain whose addresses let people in."""

    domain = forms.CharField(
        label=_("Domain"), max_length=253, widget=forms.TextInput(attrs={"placeholder": _("company.example")})
    )

    def clean_domain(self) -> str:
        """Take "company.example" and "@company.example"."""
        domain: str = self.cleaned_data["domain"].strip().lower().removeprefix("@")
        if not _DOMAIN.fullmatch(domain):
            raise ValidationError(_("Write a domain such as company.example."))
        return domain
