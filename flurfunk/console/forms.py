"""What those type who look after the house."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from flurfunk.kit.text import clean_line
from flurfunk.people.models import Company

_MOMENT = "%Y-%m-%dT%H:%M"


class AnnouncementForm(forms.Form):
    """What is announced, and from when to when it is shown."""

    text = forms.CharField(
        label=_("What everybody should know"),
        max_length=300,
        help_text=_("One or two sentences, such as: On Saturday from 8 to 10 nothing can be written here."),
    )
    begin = forms.DateTimeField(
        label=_("Show it from"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MOMENT)
    )
    end = forms.DateTimeField(
        label=_("Until"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MOMENT)
    )

    def __init__(self, *args: Any, company: Company, **kwargs: Any) -> None:
        now = timezone.now()
        known = {
            "text": company.announcement,
            "begin": company.announced_from or now,
            "end": company.announced_until or now + timedelta(days=1),
        }
        super().__init__(*args, **{"initial": known, **kwargs})

    def clean_text(self) -> str:
        """Put it on one line."""
        text = clean_line(self.cleaned_data["text"])
        if not text:
            raise ValidationError(_("Say what everybody should know."))
        return text

    def clean(self) -> dict[str, Any]:
        """Refuse an end that is over or lies before the beginning."""
        values = self.cleaned_data
        begin, end = values.get("begin"), values.get("end")
        if end and (end <= timezone.now() or (begin and end <= begin)):
            self.add_error("end", _("The end has to lie ahead, after the beginning."))
        return values
