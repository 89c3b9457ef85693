"""The embedded PostgreSQL as Flurfunk uses it: it runs while the `with` block does."""

import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from flurfunk.embedded.addresses import ROLE, dsn, url
from flurfunk.embedded.databases import prepare_database
from flurfunk.embedded.errors import EmbeddedError
from flurfunk.embedded.layout import Layout
from flurfunk.embedded.supervision import Report, Supervision
from flurfunk.embedded.supervisor import Order

logger = logging.getLogger(__name__)


class Cluster:
    """A PostgreSQL server in a directory of its own, made at the first start, stopped when the block ends.

    It is restarted if it dies meanwhile, and stops if we are killed. `progress` is called with sentences
    while it is set up, recovers, or is restarted (then from another thread); without it they are logged.
    """

    def __init__(
        self,
        directory: Path,
        *,
        database: str = ROLE,
        binaries: Path | None = None,
        settings: Mapping[str, str] | None = None,
        progress: Callable[[str], None] = logger.info,
    ) -> None:
        self.directory = directory.absolute()
        self._database = database
        self._order = Order(
            starter=os.getpid(),
            directory=str(self.directory),
            binaries=None if binaries is None else str(binaries.absolute()),
            settings=dict(settings or {}),
        )
        self._progress = progress
        self._supervision: Supervision | None = None
        self._answer: Report = {}

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Return when the database answers.

        Raises AlreadyRunning, NoBinariesError or StartError; sets no limit to the time recovery takes.
        """
        if self._supervision is not None:
            raise EmbeddedError(f"The database in {self.directory} has been started before.")
        self._supervision = Supervision(self._order, self._hear)
        self._supervision.begin()
        try:
            prepare_database(self._socket, self._database)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop fast and cleanly, and return when it is done; does nothing in a process the starter forked."""
        if self._supervision is not None:
            self._supervision.end()

    @property
    def url(self) -> str:
        """The address as `postgresql://`, valid across restarts."""
        return url(self._socket, self._database)

    @property
    def dsn(self) -> str:
        """The address in libpq's key=value form."""
        return dsn(self._socket, self._database)

    @property
    def version(self) -> str:
        """PostgreSQL's version, such as "18.6"."""
        return str(self._answered()["version"])

    @property
    def pid(self) -> int:
        """The postmaster's pid; another one after a restart."""
        return int(self._answered()["pid"])

    @property
    def log(self) -> Path:
        return Layout(self.directory.resolve()).log

    def is_alive(self) -> bool:
        """Whether the database answers right now."""
        import psycopg

        try:
            with psycopg.connect(self.dsn, connect_timeout=5) as connection:
                return connection.execute("SELECT 1").fetchone() == (1,)
        except psycopg.OperationalError:
            return False

    @property
    def _socket(self) -> Path:
        return Path(self._answered()["socket"])

    def _answered(self) -> Report:
        if not self._answer:
            raise EmbeddedError(f"The database in {self.directory} has not been started.")
        return self._answer

    def _hear(self, report: Report) -> None:
        if report["event"] == "ready":
            self._answer = report
        else:
            self._progress(report["sentence"])
