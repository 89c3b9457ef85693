"""Seeded chance, skewed as activity in real networks is: few do much, many do little."""

import math
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws that are the same in every run."""

    def __init__(self, seed: int = 1) -> None:
        self._random = Random(seed)  # noqa: S311 - nothing is kept secret by it
        self.fraction = self._random.random

    def below(self, count: int) -> int:
        """Give a number from 0 to count - 1, each as likely."""
        return int(self.fraction() * count)

    def of(self, things: Sequence[T]) -> T:
        """Give one of the things, each as likely."""
        return things[int(self.fraction() * len(things))]

    def early_of(self, things: Sequence[T], *, skew: float = 2.2) -> T:
        """Give one of the things, the first far more often than the last."""
        return things[int(self.fraction() ** skew * len(things))]

    def sample(self, count: int, of: int) -> list[int]:
        """Give that many different numbers below `of`, in order."""
        return sorted(self._random.sample(range(of), min(count, of)))

    def some_early(self, count: int, of: int, *, but: int = -1) -> list[int]:
        """Give at most `count` different numbers below `of`, low ones more often, never `but`."""
        drawn = (int(self.fraction() ** 1.6 * of) for _ in range(count * 2))
        return [number for number in dict.fromkeys(drawn) if number != but][:count]

    def spread(self, total: int, over: int, *, most: float) -> list[int]:
        """Spread a total over that many places: a few get far more than the average, but not over `most` times."""
        weights = accumulate(min(self._random.paretovariate(1.2), most) for _ in range(over))
        counts = [0] * over
        for place in self._random.choices(range(over), cum_weights=list(weights), k=total):
            counts[place] += 1
        return counts

    def delay(self, mean: float) -> float:
        """Give a waiting time around a mean: mostly short, sometimes long."""
        return -math.log(1.0 - self.fraction()) * mean


def zipf_sizes(total: int, over: int, *, least: int, most: int) -> list[int]:
    """Give falling sizes with about this sum, each within the limits."""
    shares = [(rank + 1) ** -0.8 for rank in range(over)]
    factor = total / sum(shares)
    sizes = [max(least, min(most, round(share * factor))) for share in shares]
    for _ in range(20):
        factor *= min(2.0, total / sum(sizes))
        sizes = [max(least, min(most, round(share * factor))) for share in shares]
    return sizes
