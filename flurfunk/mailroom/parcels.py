"""A letter that is open on the table."""

from dataclasses import dataclass

from flurfunk.kit.mail.headers import Fields
from flurfunk.kit.mail.letters import Letter


@dataclass(frozen=True)
class Opened:
    """What a letter says, and its header as it was sent."""

    letter: Letter
    fields: Fields
