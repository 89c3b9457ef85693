"""What administrators fill in to add a webhook."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flurfunk.api.webhook_events import KINDS
from flurfunk.kit.outbound import ForbiddenTargetError, UnreachableError, check_target
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space


class WebhookForm(forms.Form):
    """Address, kinds of events and, where it is only about one, the space."""

    url = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        validators=[
            URLValidator(
                schemes=["http", "https"],
                message=gettext_lazy("Write a whole address that begins with https:// or http://."),
            )
        ],
    )
    space = forms.ModelChoiceField(
        label=gettext_lazy("Of what"),
        queryset=Space.objects.none(),
        required=False,
        empty_label=gettext_lazy("everything that every colleague may see"),
    )
    events = forms.MultipleChoiceField(
        label=gettext_lazy("When"),
        choices=list(KINDS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one kind of event.")},
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What an administrator does not read themselves they do not send elsewhere, either.
        self.fields["space"].queryset = Space.objects.readable_by(by).by_name()  # type: ignore[attr-defined]  # declared by ProgramRequest

    def clean_url(self) -> str:
        """Refuse addresses that lead into a network of ours."""
        url: str = self.cleaned_data["url"]
        try:
            check_target(url, allowed=settings.OUTBOUND_ALLOWED)
        except ForbiddenTargetError as error:
            raise ValidationError(
                _(
                    "This address leads into a private network, which FLURFUNK_OUTBOUND_ALLOWED does not allow."
                )
            ) from error
        except UnreachableError as error:
            raise ValidationError(_("This name is not known. Is it written correctly?")) from error
        return url
