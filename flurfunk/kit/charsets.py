"""Requests are read as UTF-8, whatever they say they are in.

Browsers send nothing else. Django would believe the charset of a request, which may name anything Python can decode:
one that makes halves of surrogate pairs out of plain letters, or "zlib", on which Django fails before it can answer.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_CHARSET = re.compile(r";\s*charset\b[^;]*", re.IGNORECASE)


def read_as_utf_8(application: Wsgi) -> Wsgi:
    """Give the application requests that name no charset."""

    def without_charset(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if "CONTENT_TYPE" in environ:
            environ["CONTENT_TYPE"] = _CHARSET.sub("", environ["CONTENT_TYPE"])
        return application(environ, start_response)

    return without_charset
