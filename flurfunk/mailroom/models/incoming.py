"""A letter that came in for one of our addresses."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.mailroom.queries import IncomingMailQuerySet
from flurfunk.spaces.models import Space


class State(models.TextChoices):
    """What became of a letter."""

    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Published")
    REFUSED = "refused", _("Refused")
    IGNORED = "ignored", _("Left aside")


class Reason(models.TextChoices):
    """Why nothing was published; each says so in a sentence to whoever wrote."""

    UNREAD = "unread", _("Our mail room could not read your letter.")
    AUTOMATIC = "automatic", _("A program wrote it, not a person.")
    TOO_MANY = "too_many", _("You have sent very many letters within an hour. Please try again later.")
    EXPIRED = "expired", _("The address you answered to is too old. Please answer on the page instead.")
    NO_ENTRY = "no_entry", _("What you answered is no longer there for you.")
    CLOSED = "closed", _("Nothing new may be written there: the space is archived.")
    NOT_NAMED = "not_named", _("The address of the space must stand in To or Cc.")
    NO_SPACE = "no_space", _("There is no space with this address in which you may publish.")
    NOT_TAKEN = "not_taken", _("Something in your letter cannot be published.")
    EMPTY = "empty", _("There was nothing new in your letter besides quotes and a signature.")


class IncomingMail(models.Model):
    """A letter for one address, kept before the sender is told that we have it.

    `identity` names the letter by its Message-ID, so that the same one is taken once for each address. `raw` is what
    was sent, byte by byte, and is forgotten some weeks later.
    """

    identity = models.CharField(max_length=64)
    recipient = models.CharField(max_length=254)
    envelope_from = models.CharField(max_length=320, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sent_mail")
    space = models.ForeignKey(Space, models.SET_NULL, null=True, related_name="+")
    raw = models.BinaryField(null=True)
    size = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=12, choices=Reason.choices, blank=True)
    detail = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")
    comment = models.ForeignKey(Comment, models.SET_NULL, null=True, related_name="+")

    objects = IncomingMailQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["identity", "recipient"], name="a_letter_comes_in_once_for_an_address"
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="what_became_of_a_letter_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=State.WAITING, settled_at=None)
                | (~Q(state=State.WAITING) & Q(settled_at__isnull=False)),
                name="a_letter_is_settled_or_waits",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.REFUSED, State.IGNORED]) | Q(reason=""),
                name="only_what_is_not_published_has_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-received_at"], name="incoming_mail_of_a_person"),
            models.Index(
                fields=["received_at"], name="incoming_mail_kept_whole", condition=Q(raw__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} to {self.recipient}: {self.state}"

    @property
    def is_for_space(self) -> bool:
        """Tell whether it was for a space, not an answer."""
        return not self.recipient.startswith("reply+")

    @property
    def is_settled(self) -> bool:
        """Tell whether it is known what became of it."""
        return self.state != State.WAITING
