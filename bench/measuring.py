"""Measure cases: CPU from /proc before and after a fixed number of requests, the quietest of several rounds."""

import asyncio
import time
from dataclasses import asdict, dataclass, field
from typing import Any

from bench.cases import Case
from bench.house import Running
from bench.network import Network
from bench.processes import Cpu
from bench.wire import drive

_PATIENCE = 600  # seconds; posts about what thousands follow keep the worker busy for minutes


@dataclass(frozen=True)
class Figures:
    """What one request of a case cost, in milliseconds; `behind` is what was done after the answers, for each."""

    name: str
    requests: int
    cpu: Cpu
    p50: float
    p99: float
    behind: Cpu | None = None
    bar: float | None = None
    unit: str = "ms"
    rounds: list[float] = field(default_factory=list)

    def ratio(self, floor: "Figures | None") -> float | None:
        """Give the cost as a multiple of the floor's."""
        return self.cpu.total / floor.cpu.total if floor else None

    def as_json(self, floor: "Figures | None") -> dict[str, Any]:
        """Give everything for the file of results."""
        return {**asdict(self), "ratio": self.ratio(floor)}


def measure(case: Case, server: Running, network: Network, *, rounds: int) -> Figures:
    """Measure a case several times; the round with the least CPU counts, the others are kept beside it."""
    taken = [_round(case, server, network, number) for number in range(rounds)]
    best = min(taken, key=lambda figures: figures.cpu.total)
    best.rounds.extend(figures.cpu.total for figures in taken)
    return best


def _round(case: Case, server: Running, network: Network, number: int) -> Figures:
    asked = list(case.requests(network, number))
    warm, requests = (asked[: case.warm], asked[case.warm :]) if case.writes else (asked[: case.warm], asked)
    asyncio.run(drive(server.port, warm))
    if not case.writes:
        with server.worker_waiting():
            cpu, taken = _cost(server, requests)
        return _figures(case, cpu, taken)
    _wait_for_worker(network)
    with server.worker_waiting():
        cpu, taken = _cost(server, requests)
        before = server.cpu()
    _wait_for_worker(network)
    return _figures(case, cpu, taken, behind=server.cpu().since(before, per=len(requests)))


def _cost(server: Running, requests: list[Any]) -> tuple[Cpu, list[float]]:
    before = server.cpu()
    taken = asyncio.run(drive(server.port, requests))
    return server.cpu().since(before, per=len(requests)), sorted(taken)


def _figures(case: Case, cpu: Cpu, taken: list[float], *, behind: Cpu | None = None) -> Figures:
    count = len(taken)
    return Figures(
        name=case.name,
        requests=count,
        cpu=cpu,
        p50=taken[count // 2],
        p99=taken[min(count - 1, count * 99 // 100)],
        behind=behind,
        bar=case.bar,
    )


def _wait_for_worker(network: Network) -> None:
    deadline = time.monotonic() + _PATIENCE
    while network.jobs_left():
        if time.monotonic() > deadline:
            raise RuntimeError("The worker does not come to an end with its jobs.")
        time.sleep(0.1)
