"""Nouns of spaces."""

from flurfunk.spaces.models.archiving import Archiving
from flurfunk.spaces.models.joining import Invitation, JoinRequest
from flurfunk.spaces.models.membership import MemberRole, Membership
from flurfunk.spaces.models.space import Space, Visibility

__all__ = ["Archiving", "Invitation", "JoinRequest", "MemberRole", "Membership", "Space", "Visibility"]
