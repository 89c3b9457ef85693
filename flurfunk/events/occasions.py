"""What an app declares about its events for notifications: whom each concerns, why, and what is said of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from flurfunk.config.occasions import OCCASIONS
from flurfunk.events.models import Event

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class What(models.TextChoices):
    """What people choose ways for: a person's settings have one line for each."""

    MENTIONS = "mentions", _("Somebody mentions me")
    REPLIES = "replies", _("Comments on what I wrote, commented on or watch")
    THANKS = "thanks", _("Reactions and thanks")
    SPACES = "spaces", _("Invitations and requests to join")
    FOLLOWED = "followed", _("New from people, topics and spaces I follow")
    EVERYTHING = "everything", _("Everything else in my spaces")


@dataclass(frozen=True)
class Reason:
    """Why somebody is told. A personal one reaches also those who muted the thread.

    Of what is in the feed anyway the digest reads when it is made: whoever wants it there alone costs nothing before.
    `says` takes the place of the occasion's sentence for whom it concerns for this reason.
    """

    name: str
    what: What
    why: "StrOrPromise"
    is_personal: bool = False
    is_in_feed: bool = False
    says: Callable[[int], str] | None = None


@dataclass(frozen=True)
class Concern:
    """Some people whom an event concerns for one reason, by their ids."""

    reason: Reason
    people: Iterable[int]


@dataclass(frozen=True)
class About:
    """The ids of what an event is about: the entry and the comment under it, or the space.

    What is neither has the address of a `page` of its own: then whom the event concerns is told, and nobody else.
    """

    entry: int | None = None
    comment: int | None = None
    space: int | None = None
    page: str = ""


@dataclass(frozen=True)
class Occasion:
    """One kind of event that people are told of.

    `reasons` are all that `whom` may give. `whom` gives the concerns, the most specific first: each person is told
    once, for the first reason that applies; who may not see what it is about is left out by the house. `says` gives
    the sentence for a number of people who did it, with the places `%(who)s` and `%(what)s`.
    """

    event: str
    reasons: tuple[Reason, ...]
    whom: Callable[[Event], Iterable[Concern]]
    about: Callable[[Event], About]
    says: Callable[[int], str]


@cache
def occasions() -> Mapping[str, Occasion]:
    """Give every occasion by the kind of its event; an extension adds a list `OCCASIONS` in its `events.py`."""
    names = [*OCCASIONS, *(name for app in settings.EXTENSIONS for name in _declared_by(app))]
    declared: list[Occasion] = [import_string(name) for name in names]
    return {occasion.event: occasion for occasion in declared}


def saying(occasion: Occasion, name: str) -> Callable[[int], str]:
    """Give the sentence for those who are told for a reason."""
    return reason_named(occasion, name).says or occasion.says


def reason_named(occasion: Occasion, name: str) -> Reason:
    """Give one of an occasion's reasons by its name; the first where that is no longer declared."""
    return next((reason for reason in occasion.reasons if reason.name == name), occasion.reasons[0])


def _declared_by(app: str) -> Iterable[str]:
    if find_spec(f"{app}.events") is None:
        return ()
    return tuple(getattr(import_module(f"{app}.events"), "OCCASIONS", ()))
