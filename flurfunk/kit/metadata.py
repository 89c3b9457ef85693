"""Take out of a picture what it says besides itself (place, camera, names), without touching a pixel.

Only what is needed to show it stays: colours, transparency, animation, and which side is up. JPEG by ITU-T T.81 and
Exif 2.32, PNG by its third edition, WebP by its container specification, GIF by its version 89a.
"""

import re
import struct
import zlib
from collections.abc import Iterator

_SIDE_UP = 0x0112
_SCAN_ENDS = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT".split()
)
_GIF_APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")  # how often it is repeated, its colours
_WEBP_DROPPED = (b"EXIF", b"XMP ")


def without_metadata(content: bytes, orientation: int) -> bytes:
    """Give the picture again without metadata; `orientation` is what its Exif data said, 1 for upright.

    Raises ValueError where the file is not built as its kind should be. Other kinds are given back as they are.
    """
    side_up = _exif(orientation) if 2 <= orientation <= 8 else b""
    try:
        if content.startswith(b"\xff\xd8"):
            return b"".join(_jpeg(content, side_up))
        if content.startswith(b"\x89PNG"):
            return b"".join(_png(content, side_up))
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return _webp(content, side_up)
        if content.startswith(b"GIF8"):
            return b"".join(_gif(content))
    except (struct.error, IndexError) as error:
        raise ValueError(error) from error
    return content


def _exif(orientation: int) -> bytes:
    """Write the shortest Exif data there can be: one directory with one entry."""
    return b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, _SIDE_UP, 3, 1, orientation, 0, 0)


def _jpeg(content: bytes, side_up: bytes) -> Iterator[bytes]:
    yield b"\xff\xd8"
    at = 2
    while (marker := content[at + 1]) != 0xD9:
        if content[at] != 0xFF or marker == 0xFF:
            raise ValueError("a segment of a JPEG begins with FF and its kind")
        (length,) = struct.unpack_from(">H", content, at + 2)
        segment = content[at : at + 2 + length]
        if marker != 0xE0 and side_up:
            yield b"\xff\xe1" + struct.pack(">H", len(side_up) + 8) + b"Exif\x00\x00" + side_up
            side_up = b""
        if _is_needed(marker, segment[4:]):
            yield segment
        at += len(segment)
        if marker == 0xDA:
            end = _SCAN_ENDS.search(content, at)
            stop = end.start() if end else len(content)
            yield content[at:stop]
            if end is None:
                break
            at = stop
    # What comes behind the end is another picture or a film with its own metadata.
    yield b"\xff\xd9"


def _is_needed(marker: int, said: bytes) -> bool:
    if marker == 0xE2:
        return said.startswith(b"ICC_PROFILE\x00")
    return marker in (0xE0, 0xEE) or not (0xE1 <= marker <= 0xEF or marker == 0xFE)


def _png(content: bytes, side_up: bytes) -> Iterator[bytes]:
    yield content[:8]
    at, kind = 8, b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        if kind in _PNG_KEPT:
            yield content[at : at + 12 + length]
        if kind == b"IHDR" and side_up:
            check = struct.pack(">I", zlib.crc32(b"eXIf" + side_up))
            yield struct.pack(">I4s", len(side_up), b"eXIf") + side_up + check
        at += 12 + length


def _webp(content: bytes, side_up: bytes) -> bytes:
    chunks, at = [], 12
    while at + 8 <= len(content):
        kind, length = struct.unpack_from("<4sI", content, at)
        end = at + 8 + length + length % 2
        if kind == b"VP8X":
            flags = content[at + 8] & ~0x0C | (0x08 if side_up else 0)
            chunks.append(content[at : at + 8] + bytes([flags]) + content[at + 9 : end])
        elif kind not in _WEBP_DROPPED:
            chunks.append(content[at:end])
        at = end
    if side_up:
        chunks.append(struct.pack("<4sI", b"EXIF", len(side_up)) + side_up)
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _gif(content: bytes) -> Iterator[bytes]:
    at = 13 + _colours(content[10])
    yield content[:at]
    while at < len(content) and content[at] != 0x3B:
        if content[at] == 0x2C:
            end = _behind_blocks(content, at + 11 + _colours(content[at + 9]))
            is_kept = True
        elif content[at] == 0x21:
            end = _behind_blocks(content, at + 2)
            is_kept = content[at + 1] == 0xF9 or content[at + 3 : at + 14] in _GIF_APPLICATIONS
        else:
            raise ValueError("a block of a GIF is a picture or an extension")
        if is_kept:
            yield content[at:end]
        at = end
    # What comes behind the end is no part of the picture.
    yield b"\x3b"


def _colours(flags: int) -> int:
    """Give the length of the table of colours that these flags announce, in bytes."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _behind_blocks(content: bytes, at: int) -> int:
    """Find the end of a chain of blocks, each of which begins with its length; the last is empty."""
    while content[at]:
        at += 1 + content[at]
    return at + 1
