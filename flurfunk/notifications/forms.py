"""What people fill in about notifications."""

from collections.abc import Mapping, Sequence
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from flurfunk.events.occasions import What
from flurfunk.notifications.models import Frequency, Rhythm, Way


class RhythmForm(forms.Form):
    """Digest and quiet hours."""

    digest = forms.ChoiceField(
        label=_("The digest comes"), choices=Frequency.choices, widget=forms.RadioSelect
    )
    quiet_from = forms.TimeField(
        label=_("Quiet from"), required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    quiet_until = forms.TimeField(
        label=_("Until"), required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    shows_content = forms.BooleanField(
        label=_("Show on my devices what was written"),
        help_text=_(
            "Messages to your devices pass, encrypted, through the maker of your browser. "
            "Without this they only say that there is something new."
        ),
        required=False,
    )

    @classmethod
    def of(cls, rhythm: Rhythm) -> Self:
        """Give the form with a person's hours in it."""
        names = ("digest", "quiet_from", "quiet_until", "shows_content")
        return cls(initial={name: getattr(rhythm, name) for name in names})

    def clean(self) -> dict[str, Any]:
        """Ask for both ends of the quiet hours, and for some time between them."""
        values = super().clean() or {}
        begin, end = values.get("quiet_from"), values.get("quiet_until")
        if (begin is None) != (end is None) and not self.errors:
            missing = "quiet_until" if end is None else "quiet_from"
            self.add_error(missing, _("Quiet hours have a beginning and an end: fill in both or neither."))
        if begin is not None and begin == end:
            self.add_error("quiet_until", _("The end has to differ from the beginning."))
        return values


def chosen_in(posted: QueryDict) -> Mapping[str, Sequence[str]]:
    """Give the ways that are ticked for each kind of thing; what is unknown is left out."""
    known = set(Way.values)
    return {what.value: [way for way in posted.getlist(what.value) if way in known] for what in What}
