"""What the doctor says of the ways in and out: the door for mail, and the key for messages to browsers."""

import socket

from flurfunk.cli.finding import Finding
from flurfunk.config.environment import mail_domain, mail_listen, public_url
from flurfunk.mailroom.listening import Listen, NoListenError, read_listen

_PATIENCE = 3  # seconds
_GREETING = b"220"


def mail_door() -> Finding:
    """Knock where mail is to come in."""
    domain, where = mail_domain(), mail_listen()
    if not domain and not where:
        hint = "closed; set FLURFUNK_MAIL_DOMAIN and FLURFUNK_MAIL_LISTEN, and people answer by mail"
        return Finding("Mail door", True, hint)
    if not domain or not where:
        missing = "FLURFUNK_MAIL_LISTEN" if domain else "FLURFUNK_MAIL_DOMAIN"
        return Finding("Mail door", False, f"Only one of two settings is there; set {missing}, too.")
    try:
        listen = read_listen(where)
    except NoListenError as error:
        return Finding("Mail door", False, str(error))
    if listen is None or not _greets(listen):
        return Finding(
            "Mail door", False, f"Nobody opens at {listen}; start `flurfunk worker`, which listens there."
        )
    return Finding("Mail door", True, f"open at {listen}; `dig MX {domain}` must name your mail server")


def _greets(listen: Listen) -> bool:
    try:
        with _connected(listen) as door:
            return door.recv(512).startswith(_GREETING)
    except OSError:
        return False


def _connected(listen: Listen) -> socket.socket:
    if not listen.path:
        return socket.create_connection((listen.host, listen.port), timeout=_PATIENCE)
    door = socket.socket(socket.AF_UNIX)
    door.settimeout(_PATIENCE)
    door.connect(listen.path)
    return door


def push_key() -> Finding:
    """Look whether the house can sign what it sends to browsers."""
    from flurfunk.notifications.models import SenderKey, Subscription
    from flurfunk.notifications.subscribing import sender_name

    if not SenderKey.objects.exists():
        return Finding("Push key", True, "made as soon as the first browser wants to be told")
    try:
        sender_name()
    except (TypeError, ValueError):
        sentence = (
            "It cannot be read: bring it back from a backup; with a new one every browser has to ask again."
        )
        return Finding("Push key", False, sentence)
    count = Subscription.objects.count()
    if not public_url().startswith("https://"):
        return Finding("Push key", True, "there; browsers take messages only from an address with https")
    return Finding("Push key", True, f"there; {count} browsers are told")
