"""The account PostgreSQL runs under: ours, or where we are root, which it refuses, an unprivileged one."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flurfunk.embedded.errors import StartError

UNPRIVILEGED = ("flurfunk", "postgres", "nobody")

NEEDED_VARIABLES = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR")


@dataclass(frozen=True)
class Account:
    """A system account that has a name, which both initdb and peer authentication insist on."""

    name: str
    uid: int
    gid: int

    @property
    def identity(self) -> dict[str, Any]:
        """Return what subprocess needs so that a child becomes this account; empty where it already is."""
        if os.geteuid() == self.uid:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def run(
        self, command: Sequence[str | Path], *, keep_open: Sequence[int] = ()
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            cwd="/",  # initdb fails in a directory its account may not read
            env=bare_environment(),
            pass_fds=keep_open,
            **self.identity,
        )

    def may_enter(self, directory: Path) -> bool:
        return self.run(["/bin/sh", "-c", 'test -x "$1"', "sh", directory]).returncode == 0

    def take(self, path: Path) -> None:
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def account_for(directory: Path) -> Account:
    """Choose the owner of the data in a home directory, else ourselves, for root an unprivileged account."""
    me = os.geteuid()
    data = directory / "data"
    owner = data.stat().st_uid if data.exists() else 0
    if me != 0 and data.exists() and owner != me:
        raise StartError(f"{data} belongs to {_name(owner)}: start Flurfunk as that account or as root.")
    if me != 0 or owner != 0:
        return _known(owner or me)
    return _unprivileged()


def bare_environment() -> dict[str, str]:
    """Return of our environment what PostgreSQL needs, and none of the secrets it may hold."""
    return {name: os.environ[name] for name in NEEDED_VARIABLES if name in os.environ}


def _known(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise StartError(
            f"PostgreSQL refuses to run as uid {uid}, which has no entry in /etc/passwd: "
            "add one, or set DATABASE_URL to a PostgreSQL that runs elsewhere."
        ) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _unprivileged() -> Account:
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise StartError(
        f"PostgreSQL refuses to run as root, and none of the accounts {UNPRIVILEGED} exists here."
    )


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"uid {uid}"
