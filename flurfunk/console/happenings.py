"""What each kind of event is called in the audit list."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WORDS: Mapping[str, "StrOrPromise"] = {
    "comment.added": _("Comment written"),
    "comment.brought_back": _("Comment brought back"),
    "comment.brought_in": _("Comment imported"),
    "comment.changed": _("Comment changed"),
    "comment.deleted": _("Comment deleted"),
    "company.announced": _("Maintenance announced"),
    "company.announcement_withdrawn": _("Announcement taken back"),
    "company.domain_allowed": _("Domain allowed in"),
    "company.domain_no_longer_allowed": _("Domain no longer allowed in"),
    "company.edited": _("Look of the company changed"),
    "entry.brought_back": _("Entry brought back"),
    "entry.brought_in": _("Entry imported"),
    "entry.changed": _("Entry changed"),
    "entry.deleted": _("Entry deleted"),
    "entry.muted": _("Thread muted"),
    "entry.pinned": _("Entry pinned"),
    "entry.published": _("Entry published"),
    "entry.unmuted": _("Thread no longer muted"),
    "entry.unpinned": _("Entry unpinned"),
    "entry.unwatched": _("Thread no longer watched"),
    "entry.watched": _("Thread watched"),
    "hiding.appealed": _("Appeal made"),
    "hiding.appeal_refused": _("Appeal refused"),
    "hiding.lifted": _("Hidden text shown again"),
    "hiding.made": _("Text hidden"),
    "job.discarded": _("Failed job left"),
    "job.retried": _("Failed job tried again"),
    "person.deactivated": _("Access ended"),
    "person.edited": _("Profile changed"),
    "person.followed": _("Person followed"),
    "person.invitation_revoked": _("Invitation taken back"),
    "person.invited": _("Somebody invited"),
    "person.joined": _("Account made"),
    "person.knowledge_changed": _("Own topics changed"),
    "person.list_read": _("List of people read in"),
    "person.password_changed": _("Password changed"),
    "person.reactivated": _("Access given again"),
    "person.rhythm_chosen": _("Times of notifications chosen"),
    "person.role_changed": _("Role in the house changed"),
    "person.unfollowed": _("Person no longer followed"),
    "person.updated": _("Profile changed by a list"),
    "person.ways_chosen": _("Ways of notifications chosen"),
    "post.withheld": _("Scheduled post held back"),
    "preview.brought_back": _("Preview of a link brought back"),
    "preview.removed": _("Preview of a link removed"),
    "reaction.added": _("Reaction"),
    "reaction.withdrawn": _("Reaction taken back"),
    "report.answered": _("Report answered"),
    "report.made": _("Something reported"),
    "space.archived": _("Space archived"),
    "space.brought_back": _("Space brought back"),
    "space.created": _("Space made"),
    "space.edited": _("Space changed"),
    "space.invited": _("Invited to a space"),
    "space.join_declined": _("Request to join declined"),
    "space.join_requested": _("Request to join"),
    "space.join_withdrawn": _("Request to join withdrawn"),
    "space.joined": _("Joined a space"),
    "space.left": _("Left a space"),
    "space.role_changed": _("Role in a space changed"),
    "space.succeeded": _("New owner of a space"),
    "token.issued": _("Token for a program issued"),
    "token.revoked": _("Token for a program revoked"),
    "topic.described": _("Topic described"),
    "topic.followed": _("Topic followed"),
    "topic.merged": _("Topics merged"),
    "topic.unfollowed": _("Topic no longer followed"),
    "webhook.added": _("Webhook made"),
    "webhook.gave_up": _("Webhook given up"),
    "webhook.removed": _("Webhook removed"),
    "webhook.sent_again": _("Webhook sent again"),
    "webhook.switched_on": _("Webhook switched on"),
}


def words_for(kind: str) -> str:
    """Call an event by its words; those of extensions by their kind."""
    return str(WORDS.get(kind, kind))
