"""Random histories of events, reads, mutes, crashes and channels, against a naive model of who must be told what."""
