"""Folding, slugging and cleaning of text that people typed."""

import re
import unicodedata

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe"}
)
_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ß": "ss", "ø": "o", "å": "a", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "d"}
)
# Everything in C0 and C1 but tab and newline: PostgreSQL refuses NUL, and the others only ever hide something.
# Halves of surrogate pairs are no text at all and cannot be stored.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# The accents of Latin, Greek and Cyrillic. Elsewhere a combining mark tells words apart: が is not か.
_ACCENTS = re.compile(r"[\u0300-\u036f]")
# Invisible characters that reorder text and so can make a name or a link read as another one.
_REORDERING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Normalise to NFC with "\\n" line ends and without control or reordering characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _REORDERING.sub("", _CONTROLS.sub("", unicodedata.normalize("NFC", text)))


def clean_line(text: str) -> str:
    """Clean and put on one line, single spaces, trimmed."""
    return " ".join(clean(text).split())


def fold(text: str) -> str:
    """Lower-case without diacritics, for comparing: "Müller" gives "muller"."""
    lowered = text.lower().translate(_LETTERS_WITHOUT_DECOMPOSITION)
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def foldings(text: str) -> str:
    """All spellings somebody may type, joined by spaces: "Müller" gives "muller mueller"."""
    plain = fold(text)
    german = fold(unicodedata.normalize("NFC", text).lower().translate(_UMLAUTS))
    return plain if plain == german else f"{plain} {german}"


def slugify(text: str, *, longest: int = 60) -> str:
    """Make an address part of letters and digits of any script, joined by hyphens; may be empty."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(_UMLAUTS)
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", lowered.translate(_LETTERS_WITHOUT_DECOMPOSITION)))
    kept = "".join(c if _is_of_a_word(c) else " " for c in unicodedata.normalize("NFC", bare))
    return "-".join(kept.split())[:longest].strip("-")


def initials(name: str) -> str:
    """One or two letters that stand for a name: "Ada Lindqvist" gives "AL", "李文静 (Wenjing Li)" "文静"."""
    words = [w for w in re.split(r"[\s\-]+", re.sub(r"\(.*?\)", "", name)) if w]
    if not words:
        return "?"
    if any("\u3400" <= c <= "\u9fff" for c in words[0]):
        return words[0][-2:]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def _is_of_a_word(character: str) -> bool:
    """Tell whether it is a letter, a digit or a mark on one, such as the vowels of Devanagari."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"
