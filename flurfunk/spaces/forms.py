"""What people fill in to make a space and to look after it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flurfunk.kit.pictures import Crop
from flurfunk.kit.text import clean, clean_line
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space, Visibility

_LARGEST_PICTURE = 15_000_000  # bytes
_FARTHEST = 100_000  # pixels


class SpaceForm(forms.Form):
    """Name, description, who sees it, and, by administrators, whether newcomers join by themselves."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    description = forms.CharField(
        label=gettext_lazy("What it is for"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    visibility = forms.ChoiceField(
        label=gettext_lazy("Who sees and who reads it"),
        choices=Visibility.choices,
        initial=Visibility.OPEN.value,
        widget=forms.RadioSelect,
    )
    is_default = forms.BooleanField(
        label=gettext_lazy("Everybody new to the company joins by themselves"), required=False
    )

    def __init__(
        self, *args: Any, by: Person, space: Space | None = None, is_member: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._space, self._is_member = space, is_member
        if not by.is_administrator:
            del self.fields["is_default"]

    @classmethod
    def of(cls, space: Space, *, by: Person) -> "SpaceForm":
        """Give the form filled with what a space says now."""
        said = ("name", "description", "visibility", "is_default")
        return cls(initial={field: getattr(space, field) for field in said}, by=by, space=space)

    def clean_name(self) -> str:
        """Ask for a name that can be read."""
        name = clean_line(self.cleaned_data["name"])
        if not name:
            raise ValidationError(_("Give the space a name."))
        return name

    def clean_description(self) -> str:
        """Clean the text."""
        return clean(self.cleaned_data["description"]).strip()

    def clean_visibility(self) -> Visibility:
        """Keep somebody from hiding a space from themselves."""
        wanted = Visibility(self.cleaned_data["visibility"])
        if wanted is Visibility.SECRET and not self._is_member:
            raise ValidationError(_("Join the space first: a secret space is seen by its members only."))
        return wanted

    def clean(self) -> dict[str, Any]:
        """Refuse a secret space that everybody would join."""
        values: dict[str, Any] = super().clean() or {}
        values.setdefault("is_default", self._space.is_default if self._space else False)
        if values["is_default"] and values.get("visibility") == Visibility.SECRET:
            self.add_error("visibility", _("A space that everybody joins cannot be secret."))
        return values


class PictureForm(forms.Form):
    """A picture and the square of it that counts; without one the middle is taken."""

    picture = forms.FileField(label=gettext_lazy("Picture"))
    x = forms.IntegerField(min_value=0, max_value=_FARTHEST, required=False)
    y = forms.IntegerField(min_value=0, max_value=_FARTHEST, required=False)
    size = forms.IntegerField(min_value=1, max_value=_FARTHEST, required=False)

    def clean_picture(self) -> bytes:
        """Read the file, unless it is too large for a picture."""
        file = self.cleaned_data["picture"]
        if file.size > _LARGEST_PICTURE:
            raise ValidationError(_("The picture is too large. Choose one of less than 15 MB."))
        content: bytes = file.read()
        return content

    @property
    def crop(self) -> Crop | None:
        """Give the square that was chosen."""
        x, y, size = (self.cleaned_data.get(field) for field in ("x", "y", "size"))
        return Crop(x, y, size) if x is not None and y is not None and size else None


class ReasonForm(forms.Form):
    """Why somebody asks to join."""

    reason = forms.CharField(label=gettext_lazy("Why you would like to join"), max_length=300, required=False)

    def clean_reason(self) -> str:
        """Put it on one line."""
        return clean_line(self.cleaned_data["reason"])
