"""Signed words in reply addresses: who may answer there, and what. Mail programs keep them in any case of letters."""

import base64
import binascii
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils.crypto import salted_hmac

VALID_FOR = timedelta(days=180)
_PURPOSE = "flurfunk.mailroom.reply"
_VERSION = 1
_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
_SEAL = 10  # bytes; 80 bits that can only be guessed by sending letters


@dataclass(frozen=True)
class ReplyTo:
    """Where an answer belongs: one person answers an entry, or a comment under it."""

    person: int
    entry: int
    comment: int | None
    until: datetime


def sign(person: int, entry: int, comment: int | None, *, now: datetime) -> str:
    """Make the word of an address, of lower-case letters and digits, good for 180 days."""
    days = (now + VALID_FOR - _BEGINNING).days
    words = b"".join(_varied(number) for number in (days, person, entry, comment or 0))
    content = bytes([_VERSION]) + words
    return base64.b32encode(content + _seal(content)).decode().rstrip("=").lower()


def read(word: str) -> ReplyTo | None:
    """Read a word in any case; nothing where we did not make it. Whether its time is over is not asked here."""
    try:
        sealed = base64.b32decode(word.upper() + "=" * (-len(word) % 8))
    except (binascii.Error, ValueError):
        return None
    content, seal = sealed[:-_SEAL], sealed[-_SEAL:]
    if content[:1] != bytes([_VERSION]) or not hmac.compare_digest(seal, _seal(content)):
        return None
    days, person, entry, comment = _numbers(content[1:])
    return ReplyTo(person, entry, comment or None, _BEGINNING + timedelta(days=days))


def _seal(content: bytes) -> bytes:
    return salted_hmac(_PURPOSE, content, algorithm="sha256").digest()[:_SEAL]


def _varied(number: int) -> bytes:
    """Write a number in as few bytes as it needs: seven bits in each, the highest one says that more follow."""
    made = bytearray()
    while number > 127:
        made.append(number & 127 | 128)
        number >>= 7
    return bytes([*made, number])


def _numbers(content: bytes) -> list[int]:
    found, number, shift = [], 0, 0
    for byte in content:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            found.append(number)
            number = shift = 0
    return found
