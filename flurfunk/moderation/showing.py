"""How reports and hidden things are shown to somebody."""

from django.utils.translation import gettext as _

from flurfunk.people.models import Person
from flurfunk.spaces.models import Space


def layout_for(person: Person) -> str:
    """Give the frame of the pages: for those who look after the house they are a part of the console."""
    return "console/layout.html" if person.is_administrator else "moderation/layout.html"


def place_of(space: Space | None, reader: Person) -> str:
    """Name the place of a thing; an administrator who decides on one learns no more of a secret space than that."""
    if space is None:
        return _("for everybody")
    is_known = Space.objects.visible_to(reader).filter(pk=space.pk).exists()
    return space.name if is_known else _("in a secret space")
