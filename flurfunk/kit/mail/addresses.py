"""Names and addresses of senders and recipients."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flurfunk.kit.mail.headers import readable


@dataclass(frozen=True)
class Mailbox:
    """Somebody's name (may be empty) and address (may be empty; domain in lower case)."""

    name: str
    address: str


_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"?|\((?:[^()\\]|\\.)*\)?|<[^<>]*>?|[,;:]|[^"(<,;:]+', re.DOTALL)
# Begins only where a word begins: else a long word would be searched again from each of its letters.
_ADDRESS = re.compile(r"(?<![^\s<>\"(),;:])[^\s@<>\"(),;:]+@[^\s@<>\"(),;:]+")
_AT = re.compile(r"(?<=\w)\s+(?:at|\[at\]|\(at\))\s+(?=[\w-]+\.[\w.-]+)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def mailboxes(value: str) -> tuple[Mailbox, ...]:
    """Everybody a From, To or Cc field names; groups are opened, empty entries left out."""
    found = (_mailbox(entry) for entry in _entries(value))
    return tuple(box for box in found if box.name or box.address)


def _entries(value: str) -> Iterator[list[str]]:
    entry: list[str] = []
    for piece in _PIECE.findall(value):
        if piece == ":":
            entry = []  # a group's name ends here
        elif piece in {",", ";"}:
            yield entry
            entry = []
        else:
            entry.append(piece)
    yield entry


def _mailbox(pieces: list[str]) -> Mailbox:
    address, names, remarks = "", [], []
    for piece in pieces:
        if piece.startswith("<") and not address:
            address = _tidy(piece.strip("<>"))
        elif piece.startswith("("):
            remarks.append(piece.strip("()"))
        elif piece.startswith('"'):
            names.append(_ESCAPE.sub(r"\1", piece.strip('"')))
        else:
            names.append(piece)
    name = " ".join(part.strip() for part in names).strip()
    if not address:
        # Old lists write "joe at example.org (Joe)" to hide addresses from harvesters.
        address, name = _bare_address(_AT.sub("@", name), name)
    shown = _shown(name or " ".join(remarks))
    return Mailbox("" if shown == address else shown, address)


def _bare_address(spelled: str, name: str) -> tuple[str, str]:
    found = _ADDRESS.search(spelled)
    if not found:
        return "", name
    return _tidy(found[0]), (spelled[: found.start()] + spelled[found.end() :]).strip()


def _shown(name: str) -> str:
    text = readable(name).strip("'\" ")
    return text[:200]


def _tidy(address: str) -> str:
    spelled = _AT.sub("@", readable(address)).replace(" ", "").removeprefix("mailto:")
    local, at, domain = spelled.rpartition("@")
    return f"{local}{at}{domain.lower()}"[:320]
