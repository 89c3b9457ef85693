"""Which rooms this house has, in the order in which they are shown."""

ROOMS = [
    "flurfunk.feed",
]
