"""Files written into the text of a letter by uuencode, as was done before MIME."""

import binascii
import re

_BLOCK = re.compile(
    r"^begin [0-7]{3,4} ([^\n]{1,255})\n((?:[ -`]{1,90}\n)+?)(?:[` ]?[ ]*\n)?end[ ]*$", re.MULTILINE
)


def take_files(text: str) -> tuple[str, tuple[tuple[str, bytes], ...]]:
    """Give the text without such files, and each file's name and content."""
    files: list[tuple[str, bytes]] = []

    def take(block: re.Match[str]) -> str:
        files.append((block[1].strip(), b"".join(_bytes(line) for line in block[2].splitlines())))
        return ""

    return (_BLOCK.sub(take, text) if "\nend" in text else text), tuple(files)


def _bytes(line: str) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except (binascii.Error, ValueError):
        # Some encoders count wrongly: read what the length character promises.
        used = (((ord(line[0]) - 32) & 63) * 4 + 5) // 3
        try:
            return binascii.a2b_uu(line[:used])
        except (binascii.Error, ValueError):
            return b""
