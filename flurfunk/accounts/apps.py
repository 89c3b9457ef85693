"""The app of getting in."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """Makes its jobs known to the worker, which reads no addresses and so no views."""

    name = "flurfunk.accounts"

    def ready(self) -> None:
        """Import the jobs."""
        from flurfunk.accounts import jobs

        del jobs
