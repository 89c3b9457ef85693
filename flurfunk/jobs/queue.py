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

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        # A worker's threads live long: a connection that broke since the last job is replaced here.
        close_old_connections()
        try:
            function(*args, **kwargs)
        finally:
            close_old_connections()

    name = f"{function.__module__}.{function.__name__}"
    return app.task(run, name=name, retry=_PATIENCE)  # type: ignore[call-overload, no-any-return]  # its overloads miss this call
