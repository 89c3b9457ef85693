"""What a person wants to hear of, and how."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from flurfunk.events.occasions import What


class Way(models.TextChoices):
    """How a notification reaches a person."""

    APP = "app", _("Here, at the bell")
    PUSH = "push", _("On my devices")
    MAIL = "mail", _("By mail, soon")
    DIGEST = "digest", _("In the digest")


DEFAULTS: Mapping[str, tuple[str, ...]] = {
    What.MENTIONS: (Way.APP, Way.PUSH, Way.MAIL),
    What.REPLIES: (Way.APP, Way.PUSH, Way.DIGEST),
    What.THANKS: (Way.APP,),
    What.SPACES: (Way.APP, Way.PUSH, Way.MAIL),
    What.FOLLOWED: (Way.DIGEST,),
    What.EVERYTHING: (),
}


class Choice(models.Model):
    """The ways a person chose for one kind of thing; without a row the house's own choice holds. No ways: never."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notification_choices")
    what = models.CharField(max_length=12, choices=What.choices)
    ways = ArrayField(models.CharField(max_length=8, choices=Way.choices), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "what"], name="a_way_is_chosen_once"),
            models.CheckConstraint(condition=models.Q(what__in=What.values), name="what_is_chosen_is_known"),
            models.CheckConstraint(
                condition=models.Q(ways__contained_by=Way.values), name="the_chosen_ways_are_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.what}: {', '.join(self.ways)}"
