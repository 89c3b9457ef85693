"""What people say about themselves."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from flurfunk.kit.pictures import Crop
from flurfunk.kit.text import clean, clean_line
from flurfunk.people.languages import page_choices, spoken_choices
from flurfunk.people.models import Company, Person
from flurfunk.people.zones import zone_choices

MOST_LINKS = 5
LARGEST_PICTURE = 10_000_000  # bytes
_LINE_FIELDS = ("name", "pronouns", "work", "team", "place")
_MORE_LANGUAGES = ("second", "third", "fourth")
_web_address = URLValidator(
    schemes=["http", "https"], message=_("Write a whole address that begins with https:// or http://.")
)


class ProfileForm(forms.Form):
    """The profile; only what stands here can be changed with it."""

    name = forms.CharField(label=_("Name"), max_length=120)
    pronouns = forms.CharField(label=_("Pronouns"), max_length=40, required=False)
    work = forms.CharField(
        label=_("What I do"),
        max_length=120,
        required=False,
        help_text=_("In words that somebody from another site understands."),
    )
    team = forms.CharField(label=_("Team"), max_length=80, required=False)
    place = forms.CharField(label=_("Place"), max_length=80, required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)
    language = forms.ChoiceField(label=_("Language of the pages"))
    second = forms.ChoiceField(label=_("I also speak"), required=False)
    third = forms.ChoiceField(label=_("A third language"), required=False)
    fourth = forms.ChoiceField(label=_("A fourth language"), required=False)
    about = forms.CharField(
        label=_("About me"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "data-controller": "autosize"}),
        help_text=_("What do you like to be asked about? Markdown works here."),
    )

    def __init__(self, *args: Any, person: Person, company: Company, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _what_is_known(person, company))
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = page_choices(company)  # type: ignore[attr-defined]
        self.fields["time_zone"].choices = zone_choices(person.time_zone)  # type: ignore[attr-defined]
        for name in _MORE_LANGUAGES:
            self.fields[name].choices = [("", _("no other")), *spoken_choices(person.languages)]  # type: ignore[attr-defined]
        for number in range(1, MOST_LINKS + 1):
            self.fields[f"link_title_{number}"] = forms.CharField(
                label=_("Title"), max_length=80, required=False
            )
            self.fields[f"link_url_{number}"] = forms.CharField(
                label=_("Address"),
                max_length=500,
                required=False,
                widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
            )

    def clean(self) -> dict[str, Any]:
        """Tidy lines, and refuse links that lead anywhere but to the web."""
        values = self.cleaned_data
        for name in _LINE_FIELDS:
            values[name] = clean_line(values.get(name, ""))
        if not values["name"] and "name" not in self.errors:
            self.add_error("name", _("Without a name nobody knows you."))
        values["about"] = clean(values.get("about", ""))
        for number in range(1, MOST_LINKS + 1):
            self._check_link(number)
        return values

    def changes(self) -> dict[str, Any]:
        """Give the fields of Person that follow from what was typed."""
        values = self.cleaned_data
        spoken = [values["language"], *(values[name] for name in _MORE_LANGUAGES)]
        return {
            **{name: values[name] for name in (*_LINE_FIELDS, "time_zone", "about")},
            "languages": [code for code in dict.fromkeys(spoken) if code],
            "links": [link for link in map(self._link, range(1, MOST_LINKS + 1)) if link["url"]],
        }

    def link_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Give the pairs of fields that are filled, and an empty one or two to go on with."""
        pairs = [(self[f"link_title_{n}"], self[f"link_url_{n}"]) for n in range(1, MOST_LINKS + 1)]
        filled = [n for n, pair in enumerate(pairs, start=1) if pair[0].value() or pair[1].value()]
        return pairs[: max(2, max(filled, default=0) + 1)]

    def _check_link(self, number: int) -> None:
        link = self._link(number)
        if not link["url"]:
            if link["title"] and f"link_url_{number}" not in self.errors:
                self.add_error(f"link_url_{number}", _("Say where the link leads."))
            return
        try:
            _web_address(link["url"])
        except ValidationError as error:
            self.add_error(f"link_url_{number}", error)

    def _link(self, number: int) -> dict[str, str]:
        url = clean_line(self.cleaned_data.get(f"link_url_{number}", ""))
        title = clean_line(self.cleaned_data.get(f"link_title_{number}", ""))
        shown = url.partition("//")[2].strip("/")[:80]
        return {"title": title or shown, "url": url}


class PhotoForm(forms.Form):
    """A picture, and the square of it that counts in pixels of the upright picture."""

    photo = forms.FileField(
        label=_("Photo"), error_messages={"required": _("Choose a picture first.")}, allow_empty_file=False
    )
    x = forms.IntegerField(min_value=0, required=False)
    y = forms.IntegerField(min_value=0, required=False)
    size = forms.IntegerField(min_value=1, required=False)

    def clean_photo(self) -> "UploadedFile[bytes]":
        """Refuse files that are far larger than any photo needs to be."""
        photo: UploadedFile[bytes] = self.cleaned_data["photo"]
        refuse_large(photo)
        return photo

    def crop(self) -> Crop | None:
        """Give the square, None when the middle is meant."""
        values = self.cleaned_data
        if values.get("size") is None:
            return None
        return Crop(left=values.get("x") or 0, top=values.get("y") or 0, size=values["size"])


def refuse_large(picture: "UploadedFile[bytes]") -> None:
    """Raise ValidationError for a picture beyond the limit."""
    if (picture.size or 0) > LARGEST_PICTURE:
        raise ValidationError(_("The picture is larger than 10 MB. Choose a smaller one."))


def _what_is_known(person: Person, company: Company) -> dict[str, Any]:
    pages = [code for code, _name in page_choices(company)]
    language = next((code for code in person.languages if code in pages), pages[0])
    others = [code for code in person.languages if code != language]
    known = {name: getattr(person, name) for name in (*_LINE_FIELDS, "time_zone", "about")}
    known |= {"language": language, **dict(zip(_MORE_LANGUAGES, others, strict=False))}
    for number, link in enumerate(person.links[:MOST_LINKS], start=1):
        known |= {f"link_title_{number}": link["title"], f"link_url_{number}": link["url"]}
    return known
