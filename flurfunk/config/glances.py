"""Who knows that people have looked at what is new: each gives, for one person, the moment they last did, or nothing."""

GLANCES = [
    "flurfunk.feed.visiting.last_look",
]
