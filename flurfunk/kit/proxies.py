"""The address of whoever asks, where proxies of ours stand in between and say so in X-Forwarded-For."""

from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def behind_proxies(application: Wsgi, *, count: int) -> Wsgi:
    """Give the application REMOTE_ADDR as the outermost of `count` proxies saw it.

    Each proxy adds the address it was asked from at the end; what stands before those of ours anybody may have made up.
    """
    if not count:
        return application

    def told_who_asks(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        said = str(environ.get("HTTP_X_FORWARDED_FOR", "")).split(",")
        address = said[-count].strip() if len(said) >= count else ""
        if _is_address(address):
            environ["REMOTE_ADDR"] = address
        return application(environ, start_response)

    return told_who_asks


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
