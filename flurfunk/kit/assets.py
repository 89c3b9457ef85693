"""Serve the built assets as they were when the process began, also while they are built anew."""

from collections.abc import Callable, Iterable
from typing import Any

from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile


class BuiltAssets(WhiteNoise):  # type: ignore[misc]  # WhiteNoise has no types
    """WhiteNoise, for a folder that is replaced under a running server in a checkout.

    A build keeps the files of the one before; what is older than that is gone, and not an error of ours.
    """

    @staticmethod
    def serve(
        static_file: StaticFile, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer with the file, or with 404 where it is no longer there."""
        try:
            found: Iterable[bytes] = WhiteNoise.serve(static_file, environ, start_response)
        except FileNotFoundError:
            headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
            start_response("404 Not Found", headers)
            return [b"The assets were built anew: restart the server."]
        return found
