"""How letters that came in are found."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from flurfunk.mailroom.models import IncomingMail  # noqa: F401 - named by the class
    from flurfunk.people.models import Person


class IncomingMailQuerySet(models.QuerySet["IncomingMail"]):
    """Letters as the pages and the worker ask for them; none of these reads what was sent."""

    def newest(self) -> Self:
        """The latest first."""
        return self.defer("raw").order_by("-pk")

    def of(self, person: "Person", *, since: datetime) -> Self:
        """Those of one person since a moment."""
        return self.defer("raw").filter(person=person, received_at__gte=since)
