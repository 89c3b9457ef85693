"""Imports only go down, rooms do not know one another, and what the lists of `config` name is there."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from django.utils.module_loading import import_string

from flurfunk.config.listeners import LISTENERS
from flurfunk.config.rooms import ROOMS
from flurfunk.config.streams import STREAMS
from flurfunk.content.kinds import Kind, kinds
from flurfunk.events.listening import _HEARD

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "flurfunk"
# Beside the floors: what puts the house together, and the way it is started.
_BESIDE = {"config", "__main__"}
# Reach (4) reads what rooms (3) declare, and never imports them.
_REACH = {"search", "notifications", "mailroom"}


def test_imports_only_go_down() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    checked = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_every_package_stands_on_a_floor() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    floors = {
        name.strip()
        for c in contracts
        if c["type"] == "layers"
        for row in c["layers"]
        for name in row.split("|")
    }
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")} - _BESIDE
    assert {f"flurfunk.{name}" for name in packages} == floors


def imports(package: str) -> Iterator[tuple[str, str]]:
    """Give every module that the code of a package imports, inside functions too, and where."""
    for path in sorted(Path(PACKAGE.parent, *package.split(".")).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield node.module, f"{path.relative_to(ROOT)}:{node.lineno}"
            elif isinstance(node, ast.Import):
                yield from ((alias.name, f"{path.relative_to(ROOT)}:{node.lineno}") for alias in node.names)


def reached(packages: set[str], forbidden: set[str]) -> list[str]:
    """Give where one of the packages imports one of the others."""
    return [
        f"{where} imports {module}"
        for package in packages
        for module, where in imports(package)
        for other in forbidden - {package}
        if module == other or module.startswith(f"{other}.")
    ]


def test_rooms_do_not_import_one_another() -> None:
    assert reached(set(ROOMS), set(ROOMS)) == []


def test_reach_does_not_import_rooms() -> None:
    there = {f"flurfunk.{name}" for name in _REACH if (PACKAGE / name).exists()}
    assert reached(there, set(ROOMS)) == []


def test_the_kit_knows_nothing_of_the_house() -> None:
    above = {f"flurfunk.{path.parent.name}" for path in PACKAGE.glob("*/models/__init__.py")}
    assert reached({"flurfunk.kit", "flurfunk.embedded"}, above) == []


def test_every_room_declares_its_kind() -> None:
    declared = [import_module(f"{room}.kind").KIND for room in ROOMS]
    assert all(isinstance(kind, Kind) for kind in declared)
    assert len({kind.name for kind in declared}) == len(declared) == len(kinds())


def test_every_listener_and_stream_is_there_once() -> None:
    for names in (LISTENERS, [*STREAMS.values()]):
        assert len(set(names)) == len(names)
        assert all(callable(import_string(name)) for name in names)


def test_listeners_hear_what_is_recorded() -> None:
    recorded = {
        str(node.args[1].value)
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record" and len(node.args) > 2
        if isinstance(node.args[1], ast.Constant)
    }
    heard = {kind for name in LISTENERS for kind in _HEARD.get(import_string(name), ())}
    assert heard - recorded == set()
