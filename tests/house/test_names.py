"""Names say what a thing is; words that fit anything are not names."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EMPTY = {"manager", "helper", "util", "utils", "service", "base", "handler", "data", "obj", "info"}
# Others call these: Django, asyncio, the HTML parser, aiosmtpd. Or they mean what PostgreSQL calls its data directory.
GIVEN = {"get_context_data", "data_received", "handle_data", "handle_DATA", "_set_post_data_state"} | {
    "data",
    "data_folder",
    "_data_folder",
    "data_version",
}
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def names() -> Iterator[tuple[str, str]]:
    """Give the name of every package, module, class and function, with where it stands."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if "migrations" in path.parts or not path.exists():
            continue
        yield from ((name, part) for part in Path(name).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name}:{node.lineno}", node.name


def test_no_name_is_empty() -> None:
    ours = ((p, name) for p, name in names() if not name.startswith("test_") and name not in GIVEN)
    found = {(place, name) for place, name in ours if EMPTY & {w.lower() for w in WORD.findall(name)}}
    assert sorted(found) == []
