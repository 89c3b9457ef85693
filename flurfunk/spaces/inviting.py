"""Take an invitation into a space back."""

from django.db import transaction

from flurfunk.people.reaching import change_reach
from flurfunk.spaces.models import Invitation


@transaction.atomic
def withdraw_invitation(invitation: Invitation) -> None:
    """Forget an invitation: a secret space is hidden from the person again, in open pages too."""
    invitation.delete()
    change_reach(invitation.person_id)
