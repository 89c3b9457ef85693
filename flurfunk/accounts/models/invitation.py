"""How newcomers are let in."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from flurfunk.people.models import Person, Role
from flurfunk.spaces.models import Space

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations as the pages ask for them."""

    def open(self) -> Self:
        """Those that still let somebody in."""
        return self.filter(
            uses_left__gt=0, expires_at__gt=timezone.now(), by__deactivation__isnull=True, by__isnull=False
        )

    def visible_to(self, person: Person) -> Self:
        """All for those who look after the house, for everybody else their own."""
        return self if person.is_administrator else self.filter(by=person)

    def newest_first(self) -> Self:
        """The newest first."""
        return self.order_by("-created_at", "-id")


class Invitation(models.Model):
    """A link that lets somebody in: one address once, or as often as `uses_left` says. Only its digest is kept."""

    digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField(max_length=254, blank=True)
    role = models.CharField(max_length=16, choices=Role.choices, default=Role.PERSON)
    spaces = models.ManyToManyField(Space, blank=True, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="invitations_made"
    )
    uses_left = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    objects: ClassVar["Manager[Invitation]"] = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="an_invitations_role_is_known"),
        ]

    def __str__(self) -> str:
        return self.email or "link"

    @property
    def is_usable(self) -> bool:
        """Tell whether somebody can still come in with it; it ends with the account of who made it."""
        is_in_time = self.uses_left > 0 and self.expires_at > timezone.now()
        return is_in_time and (self.by is None or self.by.is_active)


class AllowedDomain(models.Model):
    """Who has an address of this domain may come in by themselves."""

    domain = models.CharField(max_length=253, unique=True)

    def __str__(self) -> str:
        return self.domain
