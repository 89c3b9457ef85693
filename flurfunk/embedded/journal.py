"""The server's log file: what it says last, and keeping it from growing without end."""

import os
import re
import shutil
from pathlib import Path

LONGEST = 10 * 2**20


def open_journal(path: Path) -> int:
    """Open the log for appending and return its descriptor."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)


def shorten_journal(path: Path) -> None:
    """Keep one older part; the server, which opened the file for appending, goes on in the emptied one."""
    if path.stat().st_size <= LONGEST:
        return
    older = path.with_name(path.name + ".1")
    older.unlink(missing_ok=True)
    with path.open("rb") as now, older.open("xb") as then:
        shutil.copyfileobj(now, then)
    os.truncate(path, 0)


def last_words(path: Path, *, since: int = 0, complaint: bool = False) -> str:
    """Return the last message (the last fatal one) after the first `since` bytes, without its stamps."""
    with path.open("rb") as file:
        file.seek(max(since, path.stat().st_size - 20_000))
        text = file.read().decode("utf-8", errors="replace")
    levels = "FATAL|PANIC" if complaint else "LOG|FATAL|PANIC|WARNING"
    found = re.findall(rf"(?:{levels}):\s*(.+)", text)
    lines = found or (text.strip().splitlines() if complaint else [])
    return lines[-1] if lines else ""
