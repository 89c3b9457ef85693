"""Where mail is taken in, as the setting says it."""

from dataclasses import dataclass


class NoListenError(ValueError):
    """The setting cannot be read; says what it should look like."""


@dataclass(frozen=True)
class Listen:
    """A protocol at a host and port, or at a socket in the file system."""

    is_lmtp: bool
    host: str = ""
    port: int = 0
    path: str = ""

    def __str__(self) -> str:
        protocol = "lmtp" if self.is_lmtp else "smtp"
        return f"{protocol}:unix:{self.path}" if self.path else f"{protocol}:{self.host}:{self.port}"


def read_listen(text: str) -> Listen | None:
    """Read `lmtp:HOST:PORT`, `smtp:HOST:PORT` or either with `unix:PATH`; nothing of nothing. Raises NoListenError."""
    if not text:
        return None
    protocol, _, where = text.partition(":")
    if protocol not in {"lmtp", "smtp"}:
        raise NoListenError(f"FLURFUNK_MAIL_LISTEN begins with lmtp: or smtp:, not {text!r}.")
    if where.startswith("unix:"):
        return Listen(protocol == "lmtp", path=where.removeprefix("unix:"))
    host, _, port = where.rpartition(":")
    if not (port.isascii() and port.isdecimal() and 0 < int(port) < 65536):
        raise NoListenError(f"FLURFUNK_MAIL_LISTEN ends with a port, unlike {text!r}.")
    return Listen(protocol == "lmtp", host=host.strip("[]") or "127.0.0.1", port=int(port))
