"""Declare a job: a function of ids that runs after the answer and may run twice."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from django.db import close_old_connections
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.tasks import Task

P = ParamSpec("P")

# Ten tries over about an hour; a job that fails for good stays in the table as failed, for the console.
_PATIENCE = RetryStrategy(max_attempts=10, exponential_wait=2)


def job(function: Callable[P, None]) -> Task[P, None, Any]:
    """Make a function a job: `.defer(…)` in a transaction queues it exactly if the transaction commits."""

    return app.task(_run(function), name=_name(function), retry=_PATIENCE)  # type: ignore[call-overload, no-any-return]  # its overloads miss this call


def job_every_minute(function: Callable[[], None]) -> Task[[int], None, Any]:
    """Make a function a job that runs once a minute, however many workers there are."""
    run = _run(function)
    task = app.task(lambda timestamp: run(), name=_name(function), queueing_lock=_name(function))  # type: ignore[call-overload]  # noqa: ARG005 - the queue names the minute
    app.periodic(cron="* * * * *")(task)
    return task  # type: ignore[no-any-return]


def _run(function: Callable[P, None]) -> Callable[P, None]:
    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        # A worker's threads live long: a connection that broke since the last job is replaced here.
        close_old_connections()
        try:
            function(*args, **kwargs)
        finally:
            close_old_connections()

    return run


def _name(function: Callable[..., None]) -> str:
    return f"{function.__module__}.{function.__name__}"
