"""Take an invitation into a space back."""

from django.db import transaction

from flurfunk.live.publishing import recheck_person
from flurfunk.spaces.models import Invitation


@transaction.atomic
def withdraw_invitation(invitation: Invitation) -> None:
    """Forget an invitation: a secret space is hidden from the person again, in open pages too."""
    invitation.delete()
    recheck_person(invitation.person_id)
