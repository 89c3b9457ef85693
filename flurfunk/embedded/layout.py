"""Where the embedded PostgreSQL keeps its files."""

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from flurfunk.embedded.account import Account
from flurfunk.embedded.errors import StartError

# Where the data goes when root's Flurfunk lies in a directory no other account may enter, such as /root.
OPEN_GROUND = Path("/var/lib/flurfunk")

# Linux has room for 107 bytes, macOS for 103; the socket's own name takes 14 of them.
LONGEST_SOCKET_DIRECTORY = 103 - len("/.s.PGSQL.5432")


@dataclass(frozen=True)
class Layout:
    """The files under one home directory; only the data and the socket belong to the server's account."""

    home: Path

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def new(self) -> Path:
        return self.home / "data.new"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    @property
    def lock(self) -> Path:
        return self.home / "lock"

    @property
    def holder(self) -> Path:
        return self.home / "holder.json"

    @property
    def binaries(self) -> Path:
        return self.home / "binaries"


def prepare_home(directory: Path, account: Account) -> Layout:
    """Make the home directory; raise StartError if the server's account could not enter it."""
    home = directory.resolve()
    try:
        home.mkdir(mode=0o711, parents=True, exist_ok=True)
    except OSError as error:
        raise StartError(f"{home} cannot be made: {error.strerror}.") from error
    if os.geteuid() == 0 and home.stat().st_uid == 0:
        home.chmod(0o711)  # whatever the umask: what is secret in there is closed itself
    if account.may_enter(home):
        return Layout(home)
    if any(home.iterdir()):
        raise StartError(
            f"PostgreSQL must run as {account.name}, who may not enter {home}: open the directories above it "
            "(chmod o+x) or put the data elsewhere."
        )
    _move_to_open_ground(home)
    return prepare_home(directory, account)


def socket_directory(layout: Layout, account: Account) -> Path:
    """Make the directory, open to the server's account alone, in which it listens."""
    beside = layout.home / "socket"
    if _fits_a_socket(beside):
        return _make_private(beside, account)
    name = "flurfunk-" + hashlib.sha256(os.fsencode(layout.home)).hexdigest()[:12]
    for parent in (Path(tempfile.gettempdir()), Path("/tmp")):  # noqa: S108 - made private below
        if _fits_a_socket(parent / name):
            return _make_private(parent / name, account)
    raise StartError(f"No directory has a path short enough for PostgreSQL's socket (tried {beside}).")


def _move_to_open_ground(home: Path) -> None:
    """Put the data where the account may enter, and leave a link where people asked for it."""
    OPEN_GROUND.mkdir(mode=0o711, parents=True, exist_ok=True)
    ground = Path(tempfile.mkdtemp(prefix=f"{home.name}-", dir=OPEN_GROUND))
    try:
        home.rmdir()
        home.symlink_to(ground, target_is_directory=True)
    except OSError:  # another starter was quicker: the next look finds its link
        ground.rmdir()


def _fits_a_socket(directory: Path) -> bool:
    # Commas and quotes separate directories in PostgreSQL's setting and in libpq's host.
    plain = re.fullmatch(r"[A-Za-z0-9/._+-]+", str(directory)) is not None
    return plain and len(os.fsencode(directory)) <= LONGEST_SOCKET_DIRECTORY


def _make_private(directory: Path, account: Account) -> Path:
    """Take an existing directory only if it is ours, else one nobody could foresee: all write in /tmp."""
    try:
        directory.mkdir(mode=0o700)
    except FileExistsError:
        if directory.is_symlink() or directory.lstat().st_uid not in {account.uid, os.geteuid()}:
            directory = Path(tempfile.mkdtemp(prefix="flurfunk-", dir=directory.parent))
    directory.chmod(0o700)
    account.take(directory)
    return directory
