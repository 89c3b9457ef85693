"""The spine: what happened, written once in the transaction in which it happened, then told to who listens."""
