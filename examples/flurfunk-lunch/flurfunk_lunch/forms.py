"""What people fill in to offer lunch."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flurfunk.kit.text import clean, clean_line
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space


class LunchForm(forms.Form):
    """A dish, its day and price, perhaps a note, for a space or for everybody."""

    space = forms.ModelChoiceField(
        label=gettext_lazy("For"),
        queryset=Space.objects.none(),
        required=False,
        empty_label=gettext_lazy("everybody"),
    )
    dish = forms.CharField(label=gettext_lazy("Dish"), max_length=100)
    day = forms.DateField(
        label=gettext_lazy("Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    price = forms.DecimalField(
        label=gettext_lazy("Price in euros"), min_value=0, max_value=1000, decimal_places=2
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=2000, required=False, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by = by
        self.fields["space"].queryset = Space.objects.writable_by(by)  # type: ignore[attr-defined]

    def clean_dish(self) -> str:
        """Put it on one line."""
        dish = clean_line(self.cleaned_data["dish"])
        if not dish:
            raise ValidationError(_("Say what there is to eat."))
        return dish

    def clean_note(self) -> str:
        """Clean the text."""
        return clean(self.cleaned_data["note"]).strip()

    def clean_day(self) -> date:
        """Refuse yesterday's lunch."""
        day: date = self.cleaned_data["day"]
        if day < timezone.localdate():
            raise ValidationError(_("This day is over."))
        return day

    def clean(self) -> dict[str, Any]:
        """Ask guests for a space."""
        values: dict[str, Any] = super().clean() or {}
        if self._by.is_guest and not values.get("space") and "space" not in self.errors:
            self.add_error("space", _("Choose one of your spaces."))
        return values

    @property
    def price_cents(self) -> int:
        """The price in the unit in which it is kept."""
        return int(self.cleaned_data["price"] * 100)
