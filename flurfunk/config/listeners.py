"""Who listens to what happened, in the order in which they are told."""

LISTENERS = [
    "flurfunk.feed.signals.tell_of_new",
    "flurfunk.feed.signals.tell_of_change",
    "flurfunk.feed.signals.tell_of_deletion",
    "flurfunk.feed.signals.tell_of_original",
    "flurfunk.conversation.signals.tell_of_comment",
    "flurfunk.conversation.signals.tell_of_deletion",
    "flurfunk.conversation.signals.tell_of_reaction",
    "flurfunk.conversation.signals.tell_of_removal",
    "flurfunk.spaces.signals.tell_who_keeps_order",
    "flurfunk.moderation.signals.tell_who_decides",
    "flurfunk.moderation.signals.tell_of_hiding",
    "flurfunk.moderation.signals.tell_of_return",
    "flurfunk.notifications.signals.tell_people",
    "flurfunk.api.signals.revoke_tokens",
    "flurfunk.api.signals.tell_webhooks",
]
