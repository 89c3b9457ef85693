"""How large the network is."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

BEGIN = datetime(2023, 11, 1, 6, tzinfo=UTC)
SPAN = timedelta(days=3 * 365)
END = BEGIN + SPAN

_FEWEST_PEOPLE, _FEWEST_SPACES, _FEWEST_TOPICS = 16, 3, 10


@dataclass(frozen=True)
class Sizes:
    """Numbers of rows; what each person has (memberships, follows) does not depend on the scale."""

    people: int
    spaces: int
    topics: int
    entries: int
    comments: int
    entry_reactions: int
    comment_reactions: int
    memberships_each: int = 12
    people_followed_each: int = 20
    topics_followed_each: int = 8

    @classmethod
    def of_scale(cls, scale: float) -> "Sizes":
        """Give the sizes at a scale; 1 is a company of 10,000 people with three years behind it."""
        return cls(
            people=max(_FEWEST_PEOPLE, round(10_000 * scale)),
            spaces=max(_FEWEST_SPACES, round(500 * scale)),
            topics=max(_FEWEST_TOPICS, round(600 * scale)),
            entries=round(200_000 * scale),
            comments=round(600_000 * scale),
            entry_reactions=round(700_000 * scale),
            comment_reactions=round(1_000_000 * scale) - round(700_000 * scale),
        )
