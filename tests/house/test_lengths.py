"""Files under 300 lines, functions under 40, four parameters by place, and a sentence at the head of each module."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def tracked(*endings: str) -> list[Path]:
    """Give the files of these endings that belong to the house; migrations are written by a machine."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / name for name in listed.stdout.split("\0") if name.endswith(endings)]
    return [path for path in paths if path.exists() and "migrations" not in path.parts]


def functions() -> Iterator[tuple[str, Function, bool]]:
    """Give every function of ours with where it stands and whether it belongs to a class."""
    for path in tracked(".py"):
        tree = ast.parse(path.read_bytes())
        methods = {id(each) for c in ast.walk(tree) if isinstance(c, ast.ClassDef) for each in c.body}
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node, id(node) in methods


def is_given_fixtures(function: Function) -> bool:
    """Tell whether pytest calls it, which gives by name."""
    marks = ast.unparse(ast.Module([*map(ast.Expr, function.decorator_list)], []))
    return function.name.startswith("test_") or "fixture" in marks


def lines_of(path: Path) -> int:
    return path.read_bytes().count(b"\n")


def test_no_file_is_longer_than_300_lines() -> None:
    files = tracked(".py", ".ts", ".css", ".html", ".mjs")
    assert {path.relative_to(ROOT).as_posix(): n for path in files if (n := lines_of(path)) > 300} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    lengths = {place: (node.end_lineno or 0) - node.lineno + 1 for place, node, _ in functions()}
    assert {place: length for place, length in lengths.items() if length > 40} == {}


def test_no_function_takes_more_than_four_things_by_place() -> None:
    too_many = {}
    for place, node, is_method in functions():
        given = [each for each in (*node.args.posonlyargs, *node.args.args) if not each.arg.startswith("_")]
        taken = len(given) - is_method
        if taken > 4 and not is_given_fixtures(node):
            too_many[place] = taken
    assert too_many == {}


def test_every_module_opens_with_a_sentence() -> None:
    filled = [path for path in tracked(".py") if path.read_bytes().strip()]
    silent = [path for path in filled if not ast.get_docstring(ast.parse(path.read_bytes()))]
    assert [path.relative_to(ROOT).as_posix() for path in silent] == []
