"""What a socket's opening request says: whose session it brings, and which page opened it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

Scope = Mapping[str, Any]


def session_key(scope: Scope, cookie: str) -> str:
    """Give the session's key in the cookie of this name; empty without one, or when another site's page asks."""
    return _cookie(scope, cookie) if _is_same_origin(scope) else ""


def _is_same_origin(scope: Scope) -> bool:
    """Browsers always send Origin with a WebSocket; another site's page must not open one with our cookie."""
    try:
        return urlsplit(_header(scope, b"origin")).netloc == _header(scope, b"host")
    except ValueError:
        return False


def _cookie(scope: Scope, name: str) -> str:
    pairs = (pair.strip().partition("=") for pair in _header(scope, b"cookie").split(";"))
    return next((value for key, _, value in pairs if key == name), "")


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")
