"""How the house is: each thing that was looked at, whether it is well, and what to do where it is not."""

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

import flurfunk
from flurfunk.jobs.looking import count_jobs
from flurfunk.kit import dates

_LEAST_FREE = 2_000_000_000  # bytes
_OLDEST_SERVER = 15


@dataclass(frozen=True)
class Finding:
    """What was looked at, what it says, and what to do; nothing to do means it is well."""

    subject: str
    says: str
    to_do: str = ""

    @property
    def is_well(self) -> bool:
        """Tell whether nothing is to be done."""
        return not self.to_do


def examine() -> Sequence[Finding]:
    """Look at everything; costs a few small queries."""
    checks: tuple[Callable[[], Finding], ...] = (_database, _disk, _worker, _jobs, _mail, _address, _versions)
    return [check() for check in checks]


def warnings() -> int:
    """Count what needs somebody."""
    return sum(1 for finding in examine() if not finding.is_well)


def _database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database()), current_setting('server_version')")
        size, version = cursor.fetchone()
    to_do = ""
    if int(version.split(".", maxsplit=1)[0]) < _OLDEST_SERVER:
        to_do = _("PostgreSQL 15 or newer is needed: bring the server up to date.")
    says = _("PostgreSQL %(version)s, %(size)s") % {"version": version.split()[0], "size": _bytes(size)}
    return Finding(_("Database"), says, to_do)


def _disk() -> Finding:
    free = shutil.disk_usage(settings.DATA_DIR).free
    to_do = (
        _("Make room on the disk before it is full: nothing can be kept then.") if free < _LEAST_FREE else ""
    )
    return Finding(_("Disk"), _("%(size)s are free") % {"size": _bytes(free)}, to_do)


def _worker() -> Finding:
    counts = count_jobs()
    if counts.workers:
        says = (
            _("Last sign of life: %(when)s") % {"when": dates.ago(counts.heartbeat)}
            if counts.heartbeat
            else ""
        )
        return Finding(_("Worker"), says)
    to_do = _("Nobody is told of anything until it runs: start “flurfunk serve” or “flurfunk worker”.")
    return Finding(_("Worker"), _("No worker runs."), to_do)


def _jobs() -> Finding:
    counts = count_jobs()
    words = {"waiting": dates.number(counts.waiting), "failed": dates.number(counts.failed)}
    to_do = _("See under Jobs what failed; the log of the worker says why.") if counts.failed else ""
    return Finding(_("Jobs"), _("%(waiting)s waiting, %(failed)s failed") % words, to_do)


def _mail() -> Finding:
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        to_do = _("Letters are only written to files: set FLURFUNK_SMTP to send them.")
        return Finding(_("Mail"), _("No mail server is named."), to_do)
    return Finding(_("Mail"), _("Sent through %(host)s") % {"host": getattr(settings, "EMAIL_HOST", "")})


def _address() -> Finding:
    address: str = settings.PUBLIC_URL
    if not address:
        to_do = _("Set FLURFUNK_URL to the address people type: links in letters need it.")
        return Finding(_("Address"), _("Only this machine knows one."), to_do)
    if not settings.IS_SECURE:
        return Finding(
            _("Address"), address, _("Put a proxy with a certificate before it: nothing is encrypted.")
        )
    return Finding(_("Address"), address)


def _versions() -> Finding:
    python = ".".join(map(str, sys.version_info[:3]))
    words = {"version": flurfunk.__version__, "python": python}
    return Finding(_("Versions"), _("Flurfunk %(version)s, Python %(python)s") % words)


def _bytes(size: float) -> str:
    for unit in ("kB", "MB", "GB"):
        size /= 1000
        if size < 1000 or unit == "GB":
            return f"{dates.number(round(size, 1))} {unit}"
    raise AssertionError
