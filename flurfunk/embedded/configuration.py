"""The server's settings, written anew at each start so that a new Flurfunk brings its own."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from flurfunk.embedded.account import Account
from flurfunk.embedded.layout import Layout

MEBIBYTE = 2**20
PORT = 5432

SETTINGS: Mapping[str, str] = {
    "max_connections": "200",
    "fsync": "on",  # tests may do without, people's data may not
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "max_wal_size": "1GB",
    "wal_compression": "on",
    "random_page_cost": "1.1",  # solid state disks
    "jit": "off",  # compiling costs more than our short statements
    "timezone": "UTC",
    "log_timezone": "UTC",
    "datestyle": "iso, ymd",
    "lc_messages": "C",  # the supervisor reads the log
    "default_text_search_config": "pg_catalog.simple",
    "log_line_prefix": "%m [%p] %q%u@%d ",
    "client_encoding": "UTF8",
}

ACCESS = """# Written at each start. The socket's directory is open to the server's account alone; TCP is off.
local all         all peer map=flurfunk
local replication all peer map=flurfunk
"""


def write_configuration(layout: Layout, account: Account, extra: Mapping[str, str]) -> list[str]:
    """Write the files where the server's account cannot change them; return the settings that name them."""
    settings = {**SETTINGS, "shared_buffers": f"{_shared_buffers() // MEBIBYTE}MB", **extra}
    lines = ["# Written at each start; your own settings go into local.conf, which wins."]
    lines += [f"{name} = {_quoted(value)}" for name, value in settings.items()]
    lines.append("include_if_exists 'local.conf'")
    identities = "".join(
        f'flurfunk "{name}" {role}\n' for name in ("root", account.name) for role in ("postgres", "flurfunk")
    )
    files = {
        "config_file": _write(layout.home / "flurfunk.conf", "".join(f"{line}\n" for line in lines)),
        "hba_file": _write(layout.home / "access.conf", ACCESS),
        "ident_file": _write(layout.home / "identities.conf", identities),
    }
    return [f"{name}={path}" for name, path in files.items()]


def _shared_buffers() -> int:
    """Return an eighth of the memory, in bytes: the machine is Flurfunk's too."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    with suppress(OSError, ValueError):  # no such limit, or "max"
        memory = min(memory, int(Path("/sys/fs/cgroup/memory.max").read_text("ascii")))
    return max(64 * MEBIBYTE, min(512 * MEBIBYTE, memory // 8))


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"


def _write(path: Path, text: str) -> Path:
    unfinished = path.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    with unfinished.open("x", encoding="utf-8") as file:
        file.write(text)
    unfinished.chmod(0o644)
    return unfinished.replace(path)
