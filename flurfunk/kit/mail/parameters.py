"""Values with parameters, such as Content-Type and Content-Disposition, with RFC 2231 names."""

import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from flurfunk.kit.mail import charsets
from flurfunk.kit.mail.headers import readable


@dataclass(frozen=True)
class Stated:
    """A value in lower case and its parameters by lower-case name, decoded."""

    value: str
    parameters: dict[str, str]


_PARAMETER = re.compile(r';\s*([^\s=;"]+)\s*=\s*("(?:[^"\\]|\\.)*"?|[^;]*)', re.DOTALL)
_SECTION = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*)?")
_ESCAPE = re.compile(r'\\(["\\])')


def stated(text: str) -> Stated:
    """Read `text`; what cannot be read is left out."""
    value = text.partition(";")[0].strip().lower()
    sections: dict[str, dict[int, tuple[str, bool]]] = {}
    for key, written in _PARAMETER.findall(text):
        section = _SECTION.fullmatch(key.lower())
        if section:
            name, number, is_encoded = section[1], int(section[2] or 0), bool(section[3])
            order = number if section[2] or is_encoded else -1
            sections.setdefault(name, {}).setdefault(order, (_unquoted(written), is_encoded))
    return Stated(value, {name: _value(parts) for name, parts in sections.items()})


def _unquoted(written: str) -> str:
    if written.startswith('"'):
        return _ESCAPE.sub(r"\1", written[1:].removesuffix('"'))
    return written.strip()


def _value(parts: dict[int, tuple[str, bool]]) -> str:
    encoded = {number: part for number, part in parts.items() if number >= 0}
    if not encoded:
        return readable(parts[-1][0])
    ordered = [encoded[number] for number in sorted(encoded)]
    charset = ""
    first, is_encoded = ordered[0]
    if is_encoded and first.count("'") >= 2:
        charset, _, first = first.split("'", 2)
        ordered[0] = (first, True)
    content = b"".join(
        unquote_to_bytes(text) if escaped else text.encode("utf-8", "replace") for text, escaped in ordered
    )
    text = charsets.decode(content, charset or "utf-8")[0]
    # Many senders put encoded words into RFC 2231 sections.
    return readable(text)
