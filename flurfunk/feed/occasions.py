"""Whom the feed's own events concern, and what they are told."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from flurfunk.events.models import Event
from flurfunk.events.occasions import About, Concern, Occasion, Reason, What

PLANNED_IT = Reason("planned_it", What.REPLIES, _("because you scheduled it"), is_personal=True)


def _its_author(event: Event) -> Iterable[Concern]:
    return [Concern(PLANNED_IT, [event.details["author"]])]


def _list(_event: Event) -> About:
    return About(page=reverse("scheduled_posts"))


def _withheld(_count: int) -> str:
    return gettext("A post that you scheduled could not be published")


WITHHELD = Occasion("post.withheld", (PLANNED_IT,), _its_author, _list, _withheld)
