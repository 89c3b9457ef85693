"""Whom it concerns that somebody is invited, asks to join or is let in, and what they are told."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from flurfunk.events.models import Event
from flurfunk.events.occasions import About, Concern, Occasion, Reason, What
from flurfunk.spaces.models import MemberRole, Membership

INVITED_ME = Reason("invited", What.SPACES, _("because you are invited"), is_personal=True)
KEEPING_ORDER = Reason("keeping_order", What.SPACES, _("because you look after the space"))
LET_ME_IN = Reason("let_in", What.SPACES, _("because you asked to join"), is_personal=True)


def _about(event: Event) -> About:
    return About(space=event.subject_id)


def _who_is_meant(reason: Reason, event: Event) -> Iterable[Concern]:
    return [Concern(reason, [event.details["person"]])]


def _who_keeps_order(event: Event) -> Iterable[Concern]:
    roles = [MemberRole.MODERATOR, MemberRole.OWNER]
    keepers = Membership.objects.filter(space=event.subject_id, role__in=roles)
    return [Concern(KEEPING_ORDER, keepers.values_list("person_id", flat=True))]


def _invited(count: int) -> str:
    return ngettext("%(who)s invited you to %(what)s", "%(who)s invited you to %(what)s", count)


def _asked(count: int) -> str:
    return ngettext("%(who)s asks to join %(what)s", "%(who)s ask to join %(what)s", count)


def _let_in(count: int) -> str:
    return ngettext("%(who)s let you into %(what)s", "%(who)s let you into %(what)s", count)


INVITED = Occasion(
    "space.invited", (INVITED_ME,), lambda event: _who_is_meant(INVITED_ME, event), _about, _invited
)
ASKED_TO_JOIN = Occasion("space.join_requested", (KEEPING_ORDER,), _who_keeps_order, _about, _asked)
# Whoever joins by themselves is the actor, and nobody is told of what they did themselves.
LET_IN = Occasion(
    "space.joined", (LET_ME_IN,), lambda event: _who_is_meant(LET_ME_IN, event), _about, _let_in
)
