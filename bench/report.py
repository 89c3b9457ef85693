"""Print what was measured as one table, and write it as JSON."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.measuring import Figures
from bench.weight import Weight

_GROWTH = 0.30
_WEIGHTS = (("first visit, all", 150_000), ("first visit, scripts", 60_000), ("second page view", 15_000))
_HEAD = ("work", "requests", "app ms", "PostgreSQL ms", "p50 ms", "p99 ms", "x floor", "bar", "")


def table(figures: Sequence[Figures], former: dict[str, Any] | None) -> str:
    """Write the table; the first row is the floor. With the results of another run also the growth since."""
    floor = figures[0]
    rows: list[tuple[str, ...]] = [_HEAD if former is None else (*_HEAD[:-1], "growth", "")]
    for row in figures:
        rows.append(_row(row, floor, former))
        if row.behind is not None:
            behind = (
                "  … by the worker behind it",
                "",
                _ms(row.behind.application),
                _ms(row.behind.postgres),
            )
            rows.append((*behind, *([""] * (len(rows[0]) - 4))))
    return _aligned(rows)


def weights(first: Weight, second: Weight) -> str:
    """Write how many bytes pages weigh."""
    sizes = (first.total, first.scripts, second.total)
    rows: list[tuple[str, ...]] = [("over the wire", "bytes", "bar", "")]
    for (name, bar), size in zip(_WEIGHTS, sizes, strict=True):
        rows.append((name, f"{size:,}", f"{bar:,}", _verdict(size <= bar)))
    return _aligned(rows)


def write_json(path: Path, figures: Sequence[Figures], more: dict[str, Any]) -> None:
    """Write everything to a file."""
    rows = [row.as_json(None if row.unit == "delivery" else figures[0]) for row in figures]
    path.write_text(json.dumps({**more, "figures": rows}, indent=1, ensure_ascii=False))


def _row(row: Figures, floor: Figures, former: dict[str, Any] | None) -> tuple[str, ...]:
    cells = [row.name, f"{row.requests}"]
    if row.unit == "delivery":
        microseconds = row.cpu.total * 1000
        cells += [f"{row.cpu.application * 1000:.1f} µs", f"{row.cpu.postgres * 1000:.1f} µs"]
        cells += [f"{row.p50:.1f}", f"{row.p99:.1f}", "", f"{(row.bar or 0) * 1000:.0f} µs"]
        met = _verdict(microseconds <= (row.bar or 0) * 1000)
    else:
        ratio = row.ratio(floor) or 0.0
        cells += [_ms(row.cpu.application), _ms(row.cpu.postgres), f"{row.p50:.1f}", f"{row.p99:.1f}"]
        cells += [f"{ratio:.1f}", f"{row.bar:.0f}" if row.bar else ""]
        met = _verdict(ratio <= row.bar) if row.bar else ""
    if former is None:
        return (*cells, met)
    growth = _growth(row, former)
    return (
        *cells,
        f"{growth:+.0%}" if growth is not None else "",
        met if growth is None else _both(met, growth),
    )


def _growth(row: Figures, former: dict[str, Any]) -> float | None:
    """Tell how much more it costs than in the other run."""
    then = next((other["cpu"] for other in former["figures"] if other["name"] == row.name), None)
    return row.cpu.total / (then["application"] + then["postgres"]) - 1 if then else None


def _both(met: str, growth: float) -> str:
    return met if growth < _GROWTH else f"{met} grows".strip()


def _verdict(is_met: bool) -> str:
    return "met" if is_met else "MISSED"


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:.2f}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
