"""Plain text that must not be misread as Markdown."""

import re

_URL = re.compile(r"<?\b(?:https?|ftp)://[^\s<>\"`]+>?|<?\bwww\.[^\s<>\"`]+>?", re.IGNORECASE)
_TRAILING = re.compile(r"[.,;:!?'*_)\]}]+$")
_SPECIAL = re.compile(r"([\\`*\[\]<~|])|(?<![^\W_])(_+)|(_+)(?![^\W_])|(&)(?=#?\w{1,32};)")
_LINE_START = re.compile(r"(\s*)(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|={2,}\s*$|-{2,}\s*$|\+{3,}|:::)")
_NUMBER = re.compile(r"(\s*\d{1,9})([.)])(?=\s|$)")


def escape_inline(text: str) -> str:
    """Running text with its addresses as autolinks and everything else literal."""
    pieces: list[str] = []
    position = 0
    for found in _URL.finditer(text):
        pieces.append(_escape(text[position : found.start()]))
        address, after = _trim(found[0].strip("<>"))
        target = address if "://" in address else f"http://{address}"
        pieces.append(
            f"<{target}>{_escape(after)}" if "://" in address else f"[{_escape(address)}](<{target}>)"
        )
        position = found.end()
    pieces.append(_escape(text[position:]))
    return "".join(pieces)


def escape_start(line: str) -> str:
    """A line that would begin a heading, list, quote, rule or table is kept a line of text."""
    number = _NUMBER.match(line)
    if number:
        return f"{number[1]}\\{number[2]}{line[number.end() :]}"
    marked = _LINE_START.match(line)
    return f"{marked[1]}\\{line[marked.end(1) :]}" if marked else line


def as_link(text: str, target: str) -> str:
    """A link; without a text an autolink."""
    address = (
        re.sub(r"\s", "%20", target.strip()).replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    )
    return f"[{text.strip()}](<{address}>)" if text.strip() else f"<{address}>"


def _trim(address: str) -> tuple[str, str]:
    """Punctuation after an address belongs to the sentence, unless it closes a bracket in the address."""
    trailing = _TRAILING.search(address)
    if not trailing:
        return address, ""
    end = trailing.start()
    if ")" in trailing[0] and "(" in address:
        end += trailing[0].index(")") + 1
    return address[:end], address[end:]


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda found: "".join(f"\\{sign}" for sign in found[0]), text)
