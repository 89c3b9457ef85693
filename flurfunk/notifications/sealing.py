"""Seal a message so that only one browser can read it: RFC 8291 (Web Push), in one record of RFC 8188.

Sign it so that the browser's maker knows who sends it: RFC 8292 (VAPID).
"""

import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_RECORD = 4096
_VALID_FOR = timedelta(hours=12)


def seal(
    message: bytes,
    *,
    to: bytes,
    secret: bytes,
    salt: bytes | None = None,
    key: ec.EllipticCurvePrivateKey | None = None,
) -> bytes:
    """Encrypt a message for a browser's public key (65 bytes) and secret (16 bytes).

    `salt` and `key` are new for each message. Raises ValueError for what is no public key.
    """
    salt, key = salt or os.urandom(16), key or new_key()
    ours = public_bytes(key)
    shared = key.exchange(ec.ECDH(), read_public(to))
    secret_key = _derive(shared, salt=secret, purpose=b"WebPush: info\0" + to + ours, length=32)
    content_key = _derive(secret_key, salt=salt, purpose=b"Content-Encoding: aes128gcm\0", length=16)
    nonce = _derive(secret_key, salt=salt, purpose=b"Content-Encoding: nonce\0", length=12)
    head = salt + _RECORD.to_bytes(4, "big") + len(ours).to_bytes(1, "big") + ours
    return head + AESGCM(content_key).encrypt(nonce, message + b"\x02", None)


def sign(key: ec.EllipticCurvePrivateKey, *, endpoint: str, contact: str, now: datetime) -> str:
    """Write the header "Authorization" for a message to an endpoint; `contact` is a mailto: or https: address."""
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((now + _VALID_FOR).timestamp()),
        "sub": contact,
    }
    signed = ".".join(encode(json.dumps(each).encode()) for each in ({"typ": "JWT", "alg": "ES256"}, claims))
    r, s = decode_dss_signature(key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    signature = encode(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
    return f"vapid t={signed}.{signature}, k={encode(public_bytes(key))}"


def new_key() -> ec.EllipticCurvePrivateKey:
    """Make a pair of keys."""
    return ec.generate_private_key(ec.SECP256R1())


def public_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Give the public half, 65 bytes."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def read_public(key: bytes) -> ec.EllipticCurvePublicKey:
    """Read 65 bytes. Raises ValueError where they are no point of the curve."""
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key)


def encode(raw: bytes) -> str:
    """Write bytes as these standards do."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """Read what `encode` writes. Raises ValueError for anything else."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _derive(secret: bytes, *, salt: bytes, purpose: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, purpose).derive(secret)
