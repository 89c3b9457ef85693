"""The worker: runs jobs until it is told to stop, and takes up what a killed worker left."""

import asyncio
import logging
import signal
from datetime import UTC, datetime

from procrastinate import App
from procrastinate.contrib.django import app as django_app
from procrastinate.exceptions import ConnectorException

log = logging.getLogger(__name__)

_STALLED_AFTER = 30  # seconds without a heartbeat
_HEARTBEAT_EVERY = 5.0
_LOOK_EVERY = 15.0


def work(*, concurrency: int = 4) -> None:
    """Run jobs in this process until SIGTERM or SIGINT; jobs under way are finished first."""
    asyncio.run(_work(concurrency))


async def _work(concurrency: int) -> None:
    app = django_app.with_connector(django_app.connector.get_worker_connector())  # type: ignore[attr-defined]  # Django's connector has it
    async with app.open_async():
        rescue = asyncio.create_task(_take_up_stalled(app))
        worker = asyncio.create_task(
            app.run_worker_async(
                concurrency=concurrency,
                install_signal_handlers=False,
                delete_jobs="successful",
                fetch_job_polling_interval=2.0,
                update_heartbeat_interval=_HEARTBEAT_EVERY,
                stalled_worker_timeout=_STALLED_AFTER,
            )
        )
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, worker.cancel)
        try:
            await worker
        except asyncio.CancelledError:
            pass
        finally:
            rescue.cancel()


async def _take_up_stalled(app: App) -> None:
    """Queue again what a worker that died was doing."""
    while True:
        try:
            for stalled in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=_STALLED_AFTER):
                await app.job_manager.retry_job(stalled, retry_at=datetime.now(UTC))
        except ConnectorException as error:
            log.warning("Stalled jobs could not be looked for, which is tried again: %s", error)
        await asyncio.sleep(_LOOK_EVERY)
