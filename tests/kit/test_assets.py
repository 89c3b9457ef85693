"""Built assets are served for ever, and answered plainly when they are gone."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from flurfunk.kit.assets import BuiltAssets

BUILD = Path(__file__).resolve().parents[2] / "frontend/build"


def _nothing_else(_environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("500 Passed On", [])
    return []


def _ask(assets: BuiltAssets, path: str) -> tuple[str, bytes]:
    statuses: list[str] = []
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path}
    body = b"".join(assets(environ, lambda status, _headers: statuses.append(status)))
    return statuses[0], body


def test_a_file_that_a_newer_build_took_away_is_not_found(tmp_path: Path) -> None:
    for name in ("app-1.css", "app-1.js"):
        (tmp_path / name).write_bytes(b"built")
    assets = BuiltAssets(_nothing_else, root=str(tmp_path), prefix="/assets/")
    (tmp_path / "app-1.css").unlink()
    assert _ask(assets, "/assets/app-1.js") == ("200 OK", b"built")
    assert _ask(assets, "/assets/app-1.css") == (
        "404 Not Found",
        b"The assets were built anew: restart the server.",
    )


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node on this machine")
def test_a_build_keeps_the_files_of_the_one_before_and_no_older_ones(tmp_path: Path) -> None:
    former, following = tmp_path / "assets", tmp_path / "assets.next"
    former.mkdir()
    following.mkdir()
    for name in ("app-0.css", "app-1.css", "app-1.css.br", "same.svg", "manifest.json"):
        (former / name).write_text("former")
    (former / "manifest.json").write_text(json.dumps({"app.css": "app-1.css", "icons.svg": "same.svg"}))
    for name in ("app-2.css", "same.svg", "manifest.json"):
        (following / name).write_text("new")
    script = f'import {{ keepFormer }} from "{BUILD}/former.mjs"; await keepFormer("{former}", "{following}")'
    subprocess.run(["node", "--input-type=module", "-e", script], check=True)
    assert {path.name: path.read_text() for path in following.iterdir()} == {
        "app-1.css": "former",
        "app-1.css.br": "former",
        "app-2.css": "new",
        "same.svg": "new",
        "manifest.json": "new",
    }
