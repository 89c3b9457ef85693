"""CPU time of whole process trees, read from /proc."""

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TICK = 1000 / os.sysconf("SC_CLK_TCK")  # milliseconds


@dataclass(frozen=True)
class Cpu:
    """Milliseconds of CPU that the application's processes and PostgreSQL's have used."""

    application: float
    postgres: float

    @property
    def total(self) -> float:
        """Give the sum."""
        return self.application + self.postgres

    def since(self, earlier: "Cpu", *, per: int = 1) -> "Cpu":
        """Give what was used since an earlier reading, for each of that many pieces of work."""
        return Cpu((self.application - earlier.application) / per, (self.postgres - earlier.postgres) / per)


def used_by(application: int, postmaster: int) -> Cpu:
    """Read the CPU time of the application's process tree, without PostgreSQL's, and of PostgreSQL's.

    Children that have ended are counted with their parents.
    """
    stats = dict(_stats())
    children: dict[int, list[int]] = defaultdict(list)
    for pid, stat in stats.items():
        children[stat.parent].append(pid)
    postgres = _tree(postmaster, children)
    ours = _tree(application, children) - postgres
    return Cpu(*(sum(stats[p].milliseconds for p in tree if p in stats) for tree in (ours, postgres)))


def child_running(parent: int, words: str) -> int | None:
    """Find the child of a process whose command line holds the words."""
    for pid, stat in _stats():
        if stat.parent == parent:
            line = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            if words in line:
                return pid
    return None


@dataclass(frozen=True)
class _Stat:
    parent: int
    milliseconds: float


def _stats() -> Iterator[tuple[int, _Stat]]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                text = (folder / "stat").read_text()
            except (FileNotFoundError, ProcessLookupError):
                continue
            # The name in brackets may hold anything; what follows it is plain.
            fields = text.rpartition(")")[2].split()
            yield int(folder.name), _Stat(int(fields[1]), sum(map(int, fields[11:15])) * _TICK)


def _tree(root: int, children: dict[int, list[int]]) -> set[int]:
    found, waiting = {root}, [root]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            found.add(child)
            waiting.append(child)
    return found
