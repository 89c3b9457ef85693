"""Read the outsider table out of `who_gets_in.txt`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.house.village import VISITORS

PAGE = Path(__file__).with_name("who_gets_in.txt")


@dataclass(frozen=True)
class Row:
    """What comes of one request, by visitor."""

    route: str
    method: str
    subject: str
    outcomes: dict[str, str]


@dataclass(frozen=True)
class Section:
    """The rows under one method and its addresses."""

    title: str
    rows: Sequence[Row]

    def __str__(self) -> str:
        return self.title


def sections(rows: Sequence[Row]) -> list[Section]:
    """Give the rows of each address and method together."""
    titles = dict.fromkeys(f"{row.method} {row.route}" for row in rows)
    return [Section(t, [row for row in rows if f"{row.method} {row.route}" == t]) for t in titles]


def read(page: Path = PAGE) -> list[Row]:
    """Read all rows. Raises ValueError for a line that makes no sense."""
    return list(_rows(page.read_text().split("---\n", 1)[1].splitlines()))


def _rows(lines: Sequence[str]) -> Iterator[Row]:
    method, routes = "", [""]
    for line in lines:
        words = line.split("#")[0].split()
        if words and words[0].isupper():
            method, *routes = words
        elif words:
            subject, *outcomes = words
            if len(outcomes) != len(VISITORS):
                raise ValueError(f"This row has not one word for each visitor: {line}")
            for route in routes:
                yield Row(route, method, subject, dict(zip(VISITORS, outcomes, strict=True)))
