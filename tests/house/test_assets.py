"""The built assets keep to their budgets, and every icon that is named is there."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "flurfunk/web/static/assets"
ICON = re.compile(r"""\bicon(?:_name)?["']?\s*[(=:]\s*["']([a-z0-9-]+)["']""")


@pytest.fixture(scope="module")
def manifest() -> dict[str, str]:
    subprocess.run([str(ROOT / "bin/assets")], check=True)
    names: dict[str, str] = json.loads((ASSETS / "manifest.json").read_text())
    return names


def on_the_wire(name: str) -> int:
    compressed = ASSETS / f"{name}.br"
    return (compressed if compressed.exists() else ASSETS / name).stat().st_size


def test_the_script_is_small(manifest: dict[str, str]) -> None:
    assert on_the_wire(manifest["app.js"]) <= 60_000


def test_the_style_is_small(manifest: dict[str, str]) -> None:
    assert on_the_wire(manifest["app.css"]) <= 20_000


def test_a_first_visit_leaves_room_for_the_page(manifest: dict[str, str]) -> None:
    seldom = {manifest["newsreader-italic-latin.woff2"], manifest["newsreader-vietnamese.woff2"]}
    assert sum(on_the_wire(name) for name in manifest.values() if name not in seldom) <= 138_000


def test_compressible_files_lie_there_compressed(manifest: dict[str, str]) -> None:
    plain = [name for name in manifest.values() if not name.endswith(".woff2")]
    assert [name for name in plain for end in ("br", "gz") if not (ASSETS / f"{name}.{end}").exists()] == []


def test_every_icon_named_is_in_the_sprite(manifest: dict[str, str]) -> None:
    sprite = (ASSETS / manifest["icons.svg"]).read_text()
    files = [*ROOT.glob("flurfunk/**/templates/**/*.html"), *ROOT.glob("flurfunk/**/kind.py")]
    named = {name for file in files for name in ICON.findall(file.read_text())}
    assert {name for name in named if f'id="{name}"' not in sprite} == set()


def test_no_template_carries_style_or_script() -> None:
    inline = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=\"|javascript:")
    files = ROOT.glob("flurfunk/**/templates/**/*.html")
    assert [str(file) for file in files if inline.search(file.read_text())] == []


def test_the_lock_names_no_addresses() -> None:
    assert '"resolved"' not in (ROOT / "frontend/package-lock.json").read_text()


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node on this machine")
def test_types_are_right(manifest: dict[str, str]) -> None:
    assert manifest
    compiler = "node_modules/typescript/bin/tsc"
    subprocess.run(["node", compiler, "--noEmit"], check=True, cwd=ROOT / "frontend")
