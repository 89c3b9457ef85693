"""Making a new data directory, whole or not at all."""

import locale
import os
import re
import shutil
from pathlib import Path

from flurfunk.embedded.account import Account
from flurfunk.embedded.binaries import Binaries
from flurfunk.embedded.errors import StartError
from flurfunk.embedded.layout import Layout


def initialise(layout: Layout, account: Account, binaries: Binaries, *, lock: int) -> None:
    """Make the data directory under another name and rename it: an interrupted start leaves no half one."""
    shutil.rmtree(layout.new, ignore_errors=True)
    layout.new.mkdir(mode=0o700)
    account.take(layout.new)
    command: list[str | Path] = [
        binaries.program("initdb"),
        "-D",
        layout.new,
        "-U",
        "postgres",
        "--encoding=UTF8",
    ]
    command += ["--auth-local=peer", "--auth-host=reject", "--data-checksums", "--no-instructions"]
    # The lock goes along: if we are killed, nobody begins before this has ended.
    answer = account.run([*command, *locale_arguments(binaries.major)], keep_open=[lock])
    if answer.returncode != 0:
        raise StartError(f"PostgreSQL's initdb failed in {layout.new}: {_reason(answer.stderr)}")
    layout.new.rename(layout.data)
    _make_durable(layout)


def locale_arguments(major: int) -> list[str]:
    """Ask for Unicode's classes and cases by code point.

    Under plain C, pg_trgm drops Chinese and lower('Ä') fails. Languages' own orders are the application's.
    """
    arguments = [f"--locale={_unicode_locale()}", "--lc-messages=C"]
    if major >= 17:
        return [*arguments, "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return [*arguments, "--locale-provider=libc"]


def _unicode_locale() -> str:
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "C.utf8", "en_US.UTF-8"):
            try:
                locale.setlocale(locale.LC_CTYPE, name)
            except locale.Error:
                continue
            return name
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    raise StartError("This system has no UTF-8 locale: install C.UTF-8 or en_US.UTF-8.")


def _reason(complaints: str) -> str:
    found = re.findall(r"(?:error|FATAL):\s*(.+)", complaints)
    return found[-1] if found else complaints.strip()[-300:]


def _make_durable(layout: Layout) -> None:
    descriptor = os.open(layout.home, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
