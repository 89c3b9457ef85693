"""What the doctor says of one thing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """What was looked at, whether it is well, and what it says or what to do."""

    subject: str
    is_well: bool
    sentence: str
