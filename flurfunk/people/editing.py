"""Change what a person says about themselves."""

from functools import partial
from typing import Any

from django.db import transaction

from flurfunk.events.recording import record
from flurfunk.kit.markdown import render
from flurfunk.kit.pictures import Crop, discard_square, store_square
from flurfunk.kit.text import slugify
from flurfunk.people.models import Person
from flurfunk.people.queries import resolve_handles
from flurfunk.people.registering import folded_words


@transaction.atomic
def edit_profile(person: Person, **changes: Any) -> None:
    """Change fields of the profile; the text about oneself is rendered here, once."""
    for field, value in changes.items():
        setattr(person, field, value)
    person.about_html = render_about(person.about, person)
    person.folded = folded_words(person)
    person.version += 1
    # Only these: the row may have got another role or password since it was read.
    person.save(update_fields=[*changes, "about_html", "folded", "version"])
    record(person, "person.edited", person)


@transaction.atomic
def change_photo(person: Person, picture: bytes, crop: Crop | None) -> None:
    """Set the photo: cropped to a square, encoded anew, without metadata.

    Raises kit.pictures.NotAPictureError when the bytes are not a picture of a kind that is taken.
    """
    _show_photo(person, store_square(picture, crop))


@transaction.atomic
def remove_photo(person: Person) -> None:
    """Go back to the initials."""
    _show_photo(person, "")


def render_about(text: str, person: Person) -> str:
    """Render what somebody says about themselves."""
    people = partial(resolve_handles, person)
    return render(text, people=people, topic_url=lambda name: f"/topics/{slugify(name)}").html


def _show_photo(person: Person, name: str) -> None:
    discard_square(Person.objects.select_for_update().get(pk=person.pk).photo)
    person.photo = name
    person.version += 1
    person.save(update_fields=["photo", "version"])
    record(person, "person.edited", person)
