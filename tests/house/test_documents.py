"""The documents are true where a program can see it: links, settings, commands; no file tells where it was written."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
VARIABLE = re.compile(r"\bFLURFUNK_[A-Z]+(?:_[A-Z]+)*\b")
# Addresses of package registries and mirrors, and paths of somebody's machine.
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted|npmjs|yarnpkg|index-url|find-links|--hash-file|file:///|/simple/|registry\."
)
MACHINE = re.compile(r"/(?:home|root|Users|work|mnt)/[\w.-]+")


def tracked(*patterns: str) -> list[Path]:
    """Give the files that belong to the house."""
    command = ["git", "ls-files", "-z", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def links() -> Iterator[tuple[Path, str]]:
    """Give every link of every document, with the document."""
    for path in tracked("*.md"):
        for target in LINK.findall(CODE.sub("", path.read_text("utf-8"))):
            yield path, target


def anchors(path: Path) -> set[str]:
    """Give what a link may name in a document: its headings, as they are made addresses."""
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_link_leads_to_a_file_that_is_there() -> None:
    inside = [
        (path, target) for path, target in links() if not target.startswith(("http:", "https:", "mailto:"))
    ]
    assert len(inside) > 20
    broken = []
    for path, target in inside:
        name, _, anchor = target.partition("#")
        there = (path.parent / name) if name else path
        if not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(f"{path.relative_to(ROOT)}: {target}")
    assert broken == []


def test_every_setting_is_described_and_every_description_is_of_a_setting() -> None:
    code = tracked("flurfunk/*.py", "bin/*", "tests/conftest.py")
    used = {name for path in code for name in VARIABLE.findall(path.read_text("utf-8"))}
    described = set(VARIABLE.findall((ROOT / "docs/running.md").read_text("utf-8")))
    assert described == used


def test_every_command_is_described_with_its_words() -> None:
    text = (ROOT / "docs/running.md").read_text("utf-8")
    commands = {path.stem.removesuffix("_command") for path in tracked("flurfunk/cli/*_command.py")}
    assert {name for name in commands if f"flurfunk {name.replace('_', '-')}" not in text} == set()
    options = {
        option
        for path in tracked("flurfunk/cli/*_command.py")
        for option in re.findall(r'add_argument\(\s*"(--[a-z-]+)"', path.read_text("utf-8"))
    }
    assert {option for option in options if option not in text} == set()


@pytest.mark.parametrize("record", sorted(path.name for path in (ROOT / "docs/decisions").glob("0*.md")))
def test_every_decision_says_when_why_what_and_what_follows(record: str) -> None:
    text = (ROOT / "docs/decisions" / record).read_text("utf-8")
    assert re.match(rf"# {record[:4]} \S.*\n\n\d{{4}}-\d\d-\d\d\n", text)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert f"({record})" in (ROOT / "docs/decisions/README.md").read_text("utf-8")


def test_no_lock_or_configuration_names_a_registry_or_somebodys_machine() -> None:
    files = tracked("*.toml", "*.txt", "*.json", "*.cfg", "*.ini", "*.npmrc", "bin/*", ".ci/*")
    ours = [path for path in files if "demo" not in path.parts and "tests" not in path.parts]
    found = []
    for path in ours:
        text = path.read_text("utf-8")
        found += [
            f"{path.relative_to(ROOT)}: {word}" for word in (*REGISTRY.findall(text), *MACHINE.findall(text))
        ]
    assert found == []


def test_no_document_names_somebodys_machine() -> None:
    named = {
        path: MACHINE.findall(path.read_text("utf-8")) for path in tracked("*.md", "*.py", "*.html", "*.ts")
    }
    me = Path(__file__)
    assert {str(path.relative_to(ROOT)): words for path, words in named.items() if words and path != me} == {}
