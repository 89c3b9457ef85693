"""A letter cannot be published: why, for whoever wrote it."""

from flurfunk.mailroom.models import Reason


class RefusedError(Exception):
    """Nothing is published, for a reason; `detail` says more in the language of whoever wrote."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.detail = detail


class IgnoredError(Exception):
    """Nothing is published and nobody is told."""
