"""Let a browser be told, and no longer."""

from functools import cache

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from django.db import transaction

from flurfunk.notifications.models import SenderKey, Subscription
from flurfunk.notifications.sealing import encode, new_key, public_bytes
from flurfunk.people.models import Person

_MOST_BROWSERS = 20


@transaction.atomic
def subscribe(
    person: Person, session: str, *, endpoint: str, public_key: bytes, secret: bytes
) -> Subscription:
    """Let a browser be told from now on; where somebody else used it before, it is theirs no longer."""
    made, _ = Subscription.objects.update_or_create(
        endpoint=endpoint,
        defaults={"person": person, "session_id": session, "public_key": public_key, "secret": secret},
    )
    surplus = Subscription.objects.filter(person=person).order_by("-pk")[_MOST_BROWSERS:]
    Subscription.objects.filter(pk__in=list(surplus.values_list("pk", flat=True))).delete()
    return made


def unsubscribe(person: Person, *, endpoint: str) -> None:
    """Tell a browser nothing more."""
    Subscription.objects.filter(person=person, endpoint=endpoint).delete()


def sender_key() -> ec.EllipticCurvePrivateKey:
    """Give the house's key; the first who asks makes it, and it stays."""
    kept = SenderKey.objects.first()
    if kept is None:
        made = new_key().private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        SenderKey.objects.bulk_create([SenderKey(private=made)], ignore_conflicts=True)
        kept = SenderKey.objects.get()
    return _read(bytes(kept.private))


def sender_name() -> str:
    """Give the public half as browsers ask for it."""
    return encode(public_bytes(sender_key()))


@cache
def _read(private: bytes) -> ec.EllipticCurvePrivateKey:
    key = load_der_private_key(private, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("The kept key is of another kind.")
    return key
