"""The built assets keep to their budgets, and every icon that is named is there."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "flurfunk/web/static/assets"
STYLES = ROOT / "frontend/styles"
FACE = re.compile(r"@font-face\s*{([^}]*)}")
RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")
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
    first = [name for plain, name in manifest.items() if not re.search("italic|vietnamese|^islands/", plain)]
    assert sum(map(on_the_wire, first)) <= 125_000


def test_every_letter_that_a_style_promises_is_in_its_font() -> None:
    promised = 0
    for sheet in ("fonts.css", "italics.css"):
        for face in FACE.findall((STYLES / sheet).read_text()):
            source = re.search(r'url\("([^"]+)"\)', face)
            if source:
                has = set(TTFont(STYLES / source[1]).getBestCmap())
                missing = [hex(code) for code in codes(face) if code not in has and chr(code).isprintable()]
                assert (source[1], missing) == (source[1], [])
                promised += 1
    assert promised == len(list((STYLES / "../fonts").glob("*.woff2")))


def codes(face: str) -> Iterator[int]:
    for first, last in RANGE.findall(face):
        yield from range(int(first, 16), int(last or first, 16) + 1)


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
    pages = [file for file in files if file.parent.name != "mail"]  # a letter carries its style with it
    assert [str(file) for file in pages if inline.search(file.read_text())] == []


def test_the_lock_names_no_addresses() -> None:
    assert '"resolved"' not in (ROOT / "frontend/package-lock.json").read_text()


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node on this machine")
def test_types_are_right(manifest: dict[str, str]) -> None:
    assert manifest
    compiler = "node_modules/typescript/bin/tsc"
    subprocess.run(["node", compiler, "--noEmit"], check=True, cwd=ROOT / "frontend")
