"""`python -m bench`: seed if there is nothing, serve, measure, print and write down."""

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from bench import house


def main() -> None:
    """Measure everything once."""
    arguments = _arguments()
    folder: Path = arguments.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["FLURFUNK_DATA"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    house.fill(arguments.scale)
    with house.flurfunk(folder) as server:
        from flurfunk.cli.installation import set_up_django

        set_up_django()
        _measure(arguments, folder, server)


def _measure(arguments: argparse.Namespace, folder: Path, server: house.Running) -> None:
    from django.db import connection

    from bench.cases import CASES, FLOOR
    from bench.measuring import measure
    from bench.network import Network
    from bench.report import table, weights, write_json
    from bench.sockets import measure_delivery
    from bench.weight import weigh

    begun, network = time.monotonic(), Network()
    sizes = network.sizes()
    _say(", ".join(f"{count:,} {noun}" for noun, count in sizes.items()))
    with house.floor(folder) as floor, server.worker_waiting():
        figures = [measure(FLOOR, floor, network, rounds=arguments.rounds)]
    for case in CASES:
        if arguments.only in case.name:
            _say(f"… {case.name}")
            figures.append(measure(case, server, network, rounds=arguments.rounds))
    if arguments.only in "live delivery":
        _say("… live delivery")
        address = os.environ["DATABASE_URL"]
        tries = [measure_delivery(server, network, address) for _ in range(arguments.rounds)]
        figures.append(min(tries, key=lambda row: row.cpu.total))
    first, second = weigh(server.port, network)
    connection.close()
    former: dict[str, Any] | None = json.loads(arguments.against.read_text()) if arguments.against else None
    sys.stdout.write(f"\n{table(figures, former)}\n\n{weights(first, second)}\n")
    more = {"sizes": sizes, "first_visit": first.by_address, "second_view": second.by_address}
    write_json(folder / "results.json", figures, {**more, "seconds": time.monotonic() - begun})
    _say(f"\nMeasured in {time.monotonic() - begun:.0f} s; {folder / 'results.json'} holds all of it.")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("var/bench"), help="where its database lies")
    parser.add_argument(
        "--scale", type=float, default=1.0, help="the size of a network that is made anew (1)"
    )
    parser.add_argument("--rounds", type=int, default=3, help="the quietest of so many counts (3)")
    parser.add_argument(
        "--only", default="", metavar="WORDS", help="only the cases whose name holds the words"
    )
    parser.add_argument("--against", type=Path, help="results.json of another size, to show what grows")
    return parser.parse_args()


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


if __name__ == "__main__":
    main()
