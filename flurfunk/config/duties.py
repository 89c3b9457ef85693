"""Who knows what waits in a space for those who keep order there: each counts it for one of them."""

DUTIES = [
    "flurfunk.moderation.queries.count_waiting_in",
]
