"""Who belongs to a space, and as what."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from flurfunk.spaces.models.space import Space


class MemberRole(models.TextChoices):
    """What a member may do in a space."""

    MEMBER = "member", _("Member")
    MODERATOR = "moderator", _("Moderator")
    OWNER = "owner", _("Owner")

    @property
    def keeps_order(self) -> bool:
        """Tell whether this role may look after others' texts and memberships."""
        return self in (MemberRole.MODERATOR, MemberRole.OWNER)


class Membership(models.Model):
    """A person belongs to a space. A muted one stays out of their feed; of a watched one they hear of everything."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=MemberRole.choices, default=MemberRole.MEMBER)
    muted_at = models.DateTimeField(null=True, blank=True)
    watched_at = models.DateTimeField(null=True, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "space"], name="a_person_belongs_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=MemberRole.values), name="a_members_role_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(muted_at=None) | models.Q(watched_at=None),
                name="a_space_is_watched_or_muted",
            ),
        ]
        indexes = [models.Index(fields=["space", "id"], name="members_of_a_space")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.space_id}"
