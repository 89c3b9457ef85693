"""Who listens to what happened, in the order in which they are told."""

LISTENERS = [
    "flurfunk.feed.signals.tell_open_pages",
    "flurfunk.conversation.signals.tell_open_pages",
    "flurfunk.spaces.signals.tell_open_pages",
    "flurfunk.topics.signals.follow_activity",
]
