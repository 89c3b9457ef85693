"""Which streams an open page may listen to, and who decides that.

Each decides for a person and the rest of the stream's name, and gives the sources to hear: none means refused.
"""

STREAMS = {
    "home": "flurfunk.feed.streams.home",
    "entry": "flurfunk.content.streams.entry",
    "space": "flurfunk.spaces.streams.space",
    "keepers": "flurfunk.spaces.streams.keepers",
    "reach": "flurfunk.people.streams.reach",
    "me": "flurfunk.notifications.streams.me",
}
