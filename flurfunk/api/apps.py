"""The app for programs."""

from django.apps import AppConfig


class Api(AppConfig):
    """Makes its jobs known to the worker."""

    name = "flurfunk.api"

    def ready(self) -> None:
        """Import the jobs."""
        from flurfunk.api import jobs

        del jobs
