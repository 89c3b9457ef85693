"""Bytes into clean text, whatever the label says."""

import codecs
import re
import unicodedata

# What senders write, and the larger set that real senders mean by it (as in the WHATWG encoding standard).
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "iso-8859-8-i": "iso-8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "hz-gb-2312": "hz",
    "big5": "cp950",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
}
# Codecs that Python calls text but that no mail is written in; some would run escapes found in the text.
_NEVER = {"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined", "mbcs", "oem"}
_UNLABELLED = {"", "us-ascii", "ascii", "unknown-8bit", "x-unknown", "unknown", "default", "8bit", "none"}
_ONE_BYTE = re.compile(r"(iso-?8859|windows-?125|cp-?125|latin)", re.IGNORECASE)

_BREAKS = re.compile("\r\n|\r|\u2028|\u2029|\x85")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(content: bytes, charset: str | None) -> tuple[str, str]:
    """Give the clean text and what was wrong with its label ('' when nothing was)."""
    label = (charset or "").strip().strip("\"'").lower()
    if content.startswith(codecs.BOM_UTF8):
        return clean(content.decode("utf-8", "replace")), ""
    if content.isascii() and label in _UNLABELLED:
        return clean(content.decode("ascii")), ""
    text, problem = _decode_labelled(content, label)
    return clean(text), problem


def clean(text: str) -> str:
    """Only newline and tab remain of the control characters; lone surrogates become U+FFFD."""
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", _BREAKS.sub("\n", text)))


def one_line(text: str) -> str:
    """The text on one line, composed (NFC), with single spaces: for names and subjects."""
    return unicodedata.normalize("NFC", " ".join(clean(text).split()))


def _decode_labelled(content: bytes, label: str) -> tuple[str, str]:
    if label in _UNLABELLED:
        return _guess(content), "text beyond ASCII without a charset"
    codec = _codec(label)
    if codec is None:
        return _guess(content), f"unknown charset {label[:40]}"
    text, utf8 = _strictly(content, codec), _strictly(content, "utf-8")
    # Valid UTF-8 beyond ASCII practically never is meant as Latin letters: the label is wrong.
    is_mislabelled = text is None or (_ONE_BYTE.match(label) and not content.isascii())
    if utf8 is not None and is_mislabelled:
        return utf8, f"charset {label} is really utf-8"
    if text is not None:
        return text, ""
    return _mostly(content, codec), f"not valid {label}"


def _mostly(content: bytes, codec: str) -> str:
    if codec in {"utf-8", "cp1252"}:
        return _guess(content)
    return content.decode(codec, "replace")


def _codec(label: str) -> str | None:
    name = _MEANT.get(label, label)
    if not name.isascii() or "\x00" in name:
        return None
    try:
        found = codecs.lookup(name).name
        b"".decode(found)  # refuses codecs that do not make text, such as zip or base64
    except (LookupError, ValueError):
        return None
    return None if found.replace("_", "-") in _NEVER else found


def _strictly(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except (ValueError, LookupError):
        return None


def _guess(content: bytes) -> str:
    """UTF-8 if it mostly is, else Western European."""
    if (text := _strictly(content, "utf-8")) is not None:
        return text
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for letter in text if letter > "\x7f") - broken
    if sound > 2 * broken:
        return text
    western = _strictly(content, "cp1252")
    return western if western is not None else content.decode("latin-1")
