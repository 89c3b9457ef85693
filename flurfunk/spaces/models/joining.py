"""On the way to a membership: somebody asks, or is asked."""

from django.conf import settings
from django.db import models

from flurfunk.spaces.models.space import Space


class JoinRequest(models.Model):
    """Somebody asks to join a closed space."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="join_requests")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="join_requests")
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space", "person"], name="one_asks_to_join_once")]

    def __str__(self) -> str:
        return f"{self.person_id} asks to join {self.space_id}"


class Invitation(models.Model):
    """A member invites a colleague into a space."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="invitations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="space_invitations")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space", "person"], name="one_is_invited_once")]

    def __str__(self) -> str:
        return f"{self.person_id} is invited to {self.space_id}"
