"""How newcomers are let in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from flurfunk.people.models import Role
from flurfunk.spaces.models import Space


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

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="an_invitations_role_is_known"),
        ]

    def __str__(self) -> str:
        return self.email or "link"

    @property
    def is_usable(self) -> bool:
        """Tell whether somebody can still come in with it."""
        return self.uses_left > 0 and self.expires_at > timezone.now()


class AllowedDomain(models.Model):
    """Who has an address of this domain may come in by themselves."""

    domain = models.CharField(max_length=253, unique=True)

    def __str__(self) -> str:
        return self.domain
