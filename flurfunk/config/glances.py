"""Who knows that people have looked at what is new: each gives, for a person, when they last did, or nothing."""

GLANCES = [
    "flurfunk.feed.visiting.last_look",
]
