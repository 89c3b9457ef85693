"""Which events people are notified of; each is declared by the package it happens in."""

OCCASIONS = [
    "flurfunk.feed.occasions.PUBLISHED",
    "flurfunk.conversation.occasions.MENTIONED_LATER",
    "flurfunk.conversation.occasions.COMMENTED",
    "flurfunk.conversation.occasions.MENTIONED_LATER_IN_COMMENT",
    "flurfunk.conversation.occasions.REACTED",
    "flurfunk.feed.occasions.WITHHELD",
    "flurfunk.spaces.occasions.INVITED",
    "flurfunk.spaces.occasions.ASKED_TO_JOIN",
    "flurfunk.spaces.occasions.LET_IN",
    "flurfunk.moderation.occasions.REPORTED",
    "flurfunk.moderation.occasions.ANSWERED",
    "flurfunk.moderation.occasions.HIDDEN",
    "flurfunk.moderation.occasions.APPEALED",
    "flurfunk.moderation.occasions.REFUSED",
    "flurfunk.moderation.occasions.SHOWN_AGAIN",
]
