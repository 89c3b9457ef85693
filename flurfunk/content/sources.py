"""Where something was brought from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """An archive and the key a thing had there; the two name it once for all."""

    archive: str
    key: str
