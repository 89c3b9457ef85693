"""The wheel holds all it needs: installed into an empty environment it serves, and it ends without a trace."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
import urllib.error
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


@dataclass(frozen=True)
class Page:
    """An answer that was read."""

    url: str
    media_type: str
    text: str


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Give a folder that the database's account may enter, too."""
    made = Path(tempfile.mkdtemp(prefix="flurfunk-wheel-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def wheel(folder: Path) -> Path:
    """Build the wheel as a checkout does."""
    for step in ("bin/assets", "bin/translations"):
        subprocess.run([sys.executable, str(ROOT / step)], check=True, capture_output=True)
    build: list[str | Path] = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        folder,
        ROOT,
    ]
    subprocess.run(build, check=True, capture_output=True)
    return next(folder.glob("flurfunk-*.whl"))


@pytest.fixture(scope="module")
def installed(folder: Path, wheel: Path) -> Path:
    """Install it where there is nothing but what it depends on, and give the folder of its programs."""
    target = folder / "environment"
    venv.create(target, with_pip=False)
    python = target / "bin/python"
    ours = sysconfig.get_path("purelib")
    theirs = next((target / "lib").glob("python3.*/site-packages"))
    (theirs / "dependencies.pth").write_text(f"{ours}\n")
    install: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
        wheel,
    ]
    subprocess.run([*install, "--quiet", "--disable-pip-version-check"], check=True, cwd=folder)
    return python.parent


def test_it_holds_assets_translations_templates_and_the_demo_but_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        r"flurfunk/web/static/assets/manifest\.json",
        r"flurfunk/web/static/assets/app-\w+\.css\.br",
        r"flurfunk/web/static/assets/app-\w+\.js\.br",
        r"flurfunk/web/static/assets/icons-\w+\.svg",
        r"flurfunk/web/static/assets/newsreader-latin-\w+\.woff2",
        r"flurfunk/locale/de/LC_MESSAGES/django\.mo",
        r"flurfunk/web/templates/layouts/app\.html",
        r"flurfunk/feed/templates/feed/home\.html",
        r"flurfunk/demo/content/spaces\.toml",
        r"flurfunk/content/migrations/0001_initial\.py",
        r"flurfunk-.*\.dist-info/licenses/LICENSE",
        r"flurfunk-.*\.dist-info/licenses/NOTICE",
    ):
        assert [name for name in names if re.fullmatch(wanted, name)], wanted
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"flurfunk"}
    assert [name for name in names if "/tests/" in name or name.endswith((".pyc", ".ts"))] == []


def test_installed_alone_it_serves_and_ends_without_a_trace(folder: Path, installed: Path) -> None:
    port, home = _free_port(), folder / "data"
    environment = {"PATH": os.environ["PATH"], "FLURFUNK_DATA": str(home), "LANG": "C.UTF-8"}
    assert _home_of_package(installed, environment).is_relative_to(folder)

    serve = subprocess.Popen(
        [installed / "flurfunk", "serve", "--port", str(port)], cwd=folder, env=environment
    )
    try:
        page = _await_page(f"http://localhost:{port}/", serve)
        style = re.search(r'href="(/static/assets/app-\w+\.css)"', page.text)
        assert style is not None
        sheet = _read(f"http://localhost:{port}{style[1]}")
        family = _family(serve.pid)
    finally:
        serve.send_signal(signal.SIGTERM)
        code = serve.wait(20)

    assert page.url == f"http://localhost:{port}/setup"
    assert page.media_type == "text/html"
    assert sheet.media_type == "text/css"
    assert "@layer" in sheet.text
    assert code == 0
    assert len(family) >= 4
    assert {pid: words for pid, words in _processes().items() if pid in family or str(home) in words} == {}


def _await_page(url: str, serve: "subprocess.Popen[bytes]") -> Page:
    until = time.monotonic() + 60
    while time.monotonic() < until and serve.poll() is None:
        try:
            return _read(url)
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from error
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"It does not serve (exit code {serve.poll()}).")


def _read(url: str) -> Page:
    with urllib.request.urlopen(url, timeout=20) as answer:
        return Page(answer.url, answer.headers.get_content_type(), answer.read().decode())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _home_of_package(installed: Path, environment: dict[str, str]) -> Path:
    ask: list[str | Path] = [installed / "python", "-c", "import flurfunk; print(flurfunk.__file__)"]
    told = subprocess.run(ask, cwd=installed, env=environment, capture_output=True, text=True, check=True)
    return Path(told.stdout)


def _processes() -> dict[int, str]:
    """Give the command lines of all processes that run."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if "\nState:\tZ" not in (entry / "status").read_text():
                found[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:  # it ended meanwhile
            continue
    return found


def _family(pid: int) -> set[int]:
    """Give a process and everything it started that still hangs on it."""
    children: dict[int, set[int]] = {}
    for each in _processes():
        try:
            parent = int(Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        children.setdefault(parent, set()).add(each)
    family, fresh = {pid}, {pid}
    while fresh:
        fresh = set().union(*(children.get(each, set()) for each in fresh)) - family
        family |= fresh
    return family
