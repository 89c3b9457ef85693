"""What an import did: counts, and for everything not taken or not whole, why."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Remark:
    """Something worth knowing about one item: where it stood, its key there, and a sentence."""

    place: str
    key: str
    sentence: str


@dataclass
class Report:
    """Counts by name in the order in which they are shown, what was not taken, and what was taken with a flaw."""

    counts: dict[str, int] = field(default_factory=dict)
    refused: list[Remark] = field(default_factory=list)
    flaws: list[Remark] = field(default_factory=list)

    def count(self, name: str, by: int = 1) -> None:
        """Add to a count."""
        self.counts[name] = self.counts.get(name, 0) + by

    def tell(self, say: Callable[[str], None], *, most: int = 20) -> None:
        """Say the counts and the remarks, at most some of each kind."""
        for name, number in self.counts.items():
            say(f"  {number:>8,}  {name}")
        for title, remarks in (("Not taken", self.refused), ("Taken with a flaw", self.flaws)):
            if remarks:
                say(f"{title} ({len(remarks)}):")
            for remark in remarks[:most]:
                say(f"  {remark.place} {remark.key}: {remark.sentence}")
            if len(remarks) > most:
                say(f"  … and {len(remarks) - most} more; --report FILE writes them all.")

    def write(self, path: Path) -> None:
        """Write everything as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), encoding="utf-8")
