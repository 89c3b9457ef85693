"""What people fill in to give a program access."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flurfunk.api.scopes import Area
from flurfunk.kit.text import clean_line

_NONE, _READ, _WRITE = "none", "read", "write"
_MAY = [
    (_NONE, gettext_lazy("nothing")),
    (_READ, gettext_lazy("read")),
    (_WRITE, gettext_lazy("read and change")),
]
_LASTS = [
    ("30", gettext_lazy("30 days")),
    ("90", gettext_lazy("90 days")),
    ("365", gettext_lazy("a year")),
    ("0", gettext_lazy("until I take it back")),
]


class TokenForm(forms.Form):
    """Name, time and scopes of a token; one choice for each area."""

    name = forms.CharField(
        label=gettext_lazy("Name of the program"),
        max_length=80,
        help_text=gettext_lazy("So that you know later what has it: “Backup”, “Build server”."),
    )
    lasts = forms.ChoiceField(label=gettext_lazy("Valid for"), choices=_LASTS, initial="90")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for area in Area:
            self.fields[area.value] = forms.ChoiceField(label=area.label, choices=_MAY, initial=_NONE)

    def clean_name(self) -> str:
        """Ask for a name that can be read."""
        name = clean_line(self.cleaned_data["name"])
        if not name:
            raise ValidationError(_("Give the program a name."))
        return name

    def clean(self) -> dict[str, Any]:
        """Ask for something that it is good for."""
        values: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.scopes:
            raise ValidationError(_("Choose at least one thing that the program may read or change."))
        return values

    @property
    def scopes(self) -> list[str]:
        """Give the scopes that were chosen."""
        chosen = {_READ: "to_read", _WRITE: "to_write"}
        picked = ((area, chosen.get(self.cleaned_data.get(area.value, ""))) for area in Area)
        return [getattr(area, how) for area, how in picked if how]

    @property
    def expires_at(self) -> datetime | None:
        """Give the moment from which it is no longer good; None for never."""
        days = int(self.cleaned_data["lasts"])
        return timezone.now() + timedelta(days=days) if days else None

    @property
    def areas(self) -> list[forms.BoundField]:
        """The fields that say what it may be used for."""
        return [self[area.value] for area in Area]
