"""Who wants to know at once that somebody opened an entry's page."""

OPENINGS = [
    "flurfunk.notifications.reading.read_entry",
]
