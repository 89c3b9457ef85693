"""Real workers in processes of their own, on the database of the tests."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection

_WORK = """
import django
django.setup()
from flurfunk.jobs import working
working._STALLED_AFTER, working._HEARTBEAT_EVERY, working._LOOK_EVERY = 2, 0.5, 0.5
working.work(concurrency=4)
"""


def database_url() -> str:
    """Give the address of the database the tests run on."""
    parts = connection.settings_dict
    named = {
        "host": parts["HOST"],
        "port": parts["PORT"],
        "user": parts["USER"],
        "password": parts["PASSWORD"],
    }
    return f"postgresql:///{parts['NAME']}?{urlencode({k: v for k, v in named.items() if v})}"


def environment(**more: str) -> dict[str, str]:
    """Give the environment in which a process of Flurfunk works on that database."""
    return {
        **os.environ,
        "FLURFUNK_SECRET_KEY": settings.SECRET_KEY,
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "flurfunk.config.settings",
        **more,
    }


def start_worker(**more: str) -> "subprocess.Popen[bytes]":
    """Start a worker that takes others for dead after two seconds."""
    return subprocess.Popen([sys.executable, "-c", _WORK], env=environment(**more))


def wait_until(is_so: Callable[[], bool], *, seconds: float = 25) -> None:
    """Wait until something is so. Raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError(is_so)
        time.sleep(0.05)
