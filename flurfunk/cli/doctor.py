"""Check an installation, and say for each thing that is wrong what to do."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import flurfunk
from flurfunk.cli.finding import Finding
from flurfunk.cli.installation import database, set_up_django, tell
from flurfunk.config.environment import data_folder, mail, public_url


def examine() -> int:
    """Print every finding and give the exit code: 1 if anything is to be done."""
    findings = list(_findings())
    for finding in findings:
        mark = "[green]✓[/green]" if finding.is_well else "[red]✗[/red]"
        tell(f"{mark} {finding.subject}: {finding.sentence}")
    return 0 if all(finding.is_well for finding in findings) else 1


def _findings() -> Iterator[Finding]:
    yield _python()
    yield _data_folder()
    yield _assets()
    yield _address()
    try:
        with database(tell):
            set_up_django()
            from flurfunk.cli.reaching import mail_door, push_key

            for check in (_server, _tables, _jobs, _mail, mail_door, push_key):
                yield _guarded(check)
    except Exception as error:  # noqa: BLE001 - whatever it is, the doctor names it
        yield Finding("Database", False, f"It does not start: {error}")


def _guarded(check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except Exception as error:  # noqa: BLE001 - whatever it is, the doctor names it
        return Finding(
            check.__name__.strip("_").replace("_", " ").capitalize(), False, f"It cannot be checked: {error}"
        )


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", sys.version_info >= (3, 11), f"{version} (3.11 or newer is needed)")


def _data_folder() -> Finding:
    folder = data_folder()
    free = shutil.disk_usage(folder).free / 1e9
    if not os.access(folder, os.W_OK):
        return Finding(
            "Data", False, f"{folder} cannot be written; give it to the account that runs Flurfunk."
        )
    if free < 1:
        return Finding("Data", False, f"Only {free:.1f} GB are free at {folder}; make room.")
    return Finding("Data", True, f"{folder}, {free:.0f} GB free")


def _assets() -> Finding:
    # Not from the settings: they read DATABASE_URL, which is not there yet.
    folder = Path(flurfunk.__file__).parent / "web" / "static" / "assets"
    if not (folder / "manifest.json").exists():
        return Finding(
            "Assets", False, "They are not built; run bin/assets in the checkout, or install the wheel."
        )
    return Finding("Assets", True, "built")


def _address() -> Finding:
    url = public_url()
    if not url:
        return Finding("Address", True, "this machine only; set FLURFUNK_URL to the address people type")
    if not url.startswith("https://"):
        return Finding("Address", False, f"{url} is not encrypted; put a proxy with a certificate before it.")
    return Finding("Address", True, url)


def _server() -> Finding:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version: str = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")
        has_trigrams = cursor.fetchone()[0] == 1
    if int(version.split(".", maxsplit=1)[0]) < 15:
        return Finding("PostgreSQL", False, f"{version} is too old; 15 or newer is needed.")
    if not has_trigrams:
        return Finding(
            "PostgreSQL", False, "pg_trgm is missing; run `flurfunk migrate` as the database's owner."
        )
    return Finding("PostgreSQL", True, version)


def _tables() -> Finding:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return Finding("Tables", False, f"{len(waiting)} changes are waiting; run `flurfunk migrate`.")
    return Finding("Tables", True, "up to date")


def _jobs() -> Finding:
    from flurfunk.jobs.looking import count_jobs

    counts = count_jobs()
    if counts.waiting > 100 and not counts.workers:
        sentence = f"{counts.waiting} are waiting and no worker runs; start `flurfunk worker`."
        return Finding("Jobs", False, sentence)
    if counts.failed:
        return Finding("Jobs", False, f"{counts.failed} failed for good; the console shows them.")
    return Finding("Jobs", True, f"{counts.waiting} waiting, {counts.workers} workers")


def _mail() -> Finding:
    from django.conf import settings

    folder = mail().get("EMAIL_FILE_PATH")
    if folder:
        return Finding("Mail", True, f"written to {folder}; set FLURFUNK_SMTP to send it")
    from django.core.mail import get_connection

    connection = get_connection()
    try:
        connection.open()
    except OSError as error:
        return Finding(
            "Mail", False, f"{settings.EMAIL_HOST} does not answer ({error}); check FLURFUNK_SMTP."
        )
    connection.close()
    return Finding("Mail", True, str(settings.EMAIL_HOST))
