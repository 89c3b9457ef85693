"""What the environment says about this installation."""

import os
import secrets
import socket
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from psycopg.conninfo import conninfo_to_dict


def data_folder() -> Path:
    """Give the folder that holds everything this installation keeps, made if missing."""
    folder = Path(os.environ.get("FLURFUNK_DATA", "var")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """Give the key that signs cookies and links: the environment's, else one made once and kept in the folder."""
    given = os.environ.get("FLURFUNK_SECRET_KEY")
    if given:
        return given
    path = folder / "secret-key"
    if not path.exists():
        _make_key(path)
    return path.read_text()


def _make_key(path: Path) -> None:
    """Write the key aside and link it into place whole: of two who start at once, both read the one that was first."""
    aside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(50))
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        path.hardlink_to(aside)
    aside.unlink()


def database() -> dict[str, object]:
    """Give Django's description of the database that DATABASE_URL names, in any way PostgreSQL itself would read it."""
    options = conninfo_to_dict(os.environ.get("DATABASE_URL", "postgresql:///flurfunk"))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": options.pop("dbname", "flurfunk"),
        "USER": options.pop("user", ""),
        "PASSWORD": options.pop("password", ""),
        "HOST": options.pop("host", ""),
        "PORT": options.pop("port", ""),
        "CONN_MAX_AGE": None,
        "OPTIONS": options,
        "TEST": {"TEMPLATE": "template0"},
    }


def public_url() -> str:
    """Give the address people type to get here, without a slash at its end; empty when none was set."""
    return os.environ.get("FLURFUNK_URL", "").rstrip("/")


def proxies() -> int:
    """Give how many proxies of ours stand before us: FLURFUNK_PROXIES, else one where people come by https."""
    return int(os.environ.get("FLURFUNK_PROXIES") or public_url().startswith("https://"))


def allowed_hosts() -> list[str]:
    """Give the host names that requests may be for: the public one and this machine's own."""
    named = [host for host in os.environ.get("FLURFUNK_HOSTS", "").split(",") if host]
    public = urlsplit(public_url()).hostname
    own = ["localhost", "127.0.0.1", "[::1]", socket.gethostname()]
    return [*named, *([public] if public else []), *own]


def extensions() -> list[str]:
    """Give the Django apps a company adds: the names in FLURFUNK_EXTENSIONS."""
    return [name.strip() for name in os.environ.get("FLURFUNK_EXTENSIONS", "").split(",") if name.strip()]


def api_per_minute() -> int:
    """Give how often a program may ask in a minute, for each of its tokens: FLURFUNK_API_PER_MINUTE, else 600."""
    return int(os.environ.get("FLURFUNK_API_PER_MINUTE") or 600)


def outbound_allowed() -> list[str]:
    """Give the names and networks in our own network that may be called from here: FLURFUNK_OUTBOUND_ALLOWED."""
    return [
        each.strip() for each in os.environ.get("FLURFUNK_OUTBOUND_ALLOWED", "").split(",") if each.strip()
    ]


def mail_sender() -> str:
    """Give the address our mail comes from."""
    return os.environ.get("FLURFUNK_MAIL_FROM", "Flurfunk <flurfunk@localhost>")


def mail_domain() -> str:
    """Give the domain at which mail comes in to us, empty where none does."""
    return os.environ.get("FLURFUNK_MAIL_DOMAIN", "").strip().strip("@.").lower()


def mail_listen() -> str:
    """Give where the worker takes mail in: lmtp:HOST:PORT, smtp:HOST:PORT or lmtp:unix:PATH; empty for nowhere."""
    return os.environ.get("FLURFUNK_MAIL_LISTEN", "").strip()


def mail_authserv() -> str:
    """Give the name under which our own mail server writes what it found out about a sender (RFC 8601)."""
    return os.environ.get("FLURFUNK_MAIL_AUTHSERV", "").strip().lower()


def mail() -> dict[str, object]:
    """Give Django's mail settings: FLURFUNK_SMTP as smtp(s)://user:password@host:port, else files in a folder."""
    url = urlsplit(os.environ.get("FLURFUNK_SMTP", ""))
    if not url.hostname:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(data_folder() / "outbox"),
        }
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or (465 if url.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_USE_TLS": url.scheme == "smtp" and url.port != 25,
        "EMAIL_TIMEOUT": 15,
    }
