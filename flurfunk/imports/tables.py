"""Read a table of people as spreadsheets save it, whatever the encoding, the separator and the words at its head."""

import codecs
import csv
from collections.abc import Mapping, Sequence

from flurfunk.kit.text import clean_line, fold

MOST_ROWS = 20_000
_SEPARATORS = ";,\t"
_LONGEST_CELL = 1000

# What stands at the head of a column, without accents and in small letters.
_HEADS: Mapping[str, Sequence[str]] = {
    "name": ("name", "full name", "display name", "vollstandiger name", "anzeigename"),
    "first": ("first name", "given name", "vorname"),
    "last": ("last name", "surname", "family name", "nachname", "familienname"),
    "email": (
        "email",
        "mail",
        "email address",
        "emailadresse",
        "mailadresse",
        "mail adresse",
        "email adresse",
    ),
    "work": ("work", "job title", "title", "position", "tatigkeit", "aufgabe", "funktion", "beruf", "stelle"),
    "team": ("team", "department", "abteilung", "bereich", "gruppe"),
    "place": ("place", "location", "site", "city", "ort", "standort", "stadt"),
    "time_zone": ("time zone", "timezone", "zeitzone"),
    "languages": ("languages", "language", "sprachen", "sprache"),
    "role": ("role", "rolle"),
}
_COLUMNS = {head: column for column, heads in _HEADS.items() for head in heads}


class UnreadableError(Exception):
    """It is no table of people: there is no column of e-mail addresses, or no row."""


class TooLongError(Exception):
    """It has more rows than are read at once."""


def read_table(content: bytes) -> list[dict[str, str]]:
    """Give the rows, each with those of our columns that the table has and the `line` of the file in which it ends.

    Raises UnreadableError and TooLongError.
    """
    text = _decoded(content)
    head, _, _ = text.lstrip("\r\n").partition("\n")
    separator = max(_SEPARATORS, key=head.count)
    try:
        reader = csv.reader(text.splitlines(keepends=True), delimiter=separator)
        lines, ends = [], []
        for line in reader:
            if any(line):
                lines.append(line)
                ends.append(reader.line_num)
    except csv.Error as error:
        raise UnreadableError from error
    columns = [_column(cell) for cell in lines[0]] if lines else []
    if "email" not in columns or len(lines) < 2:
        raise UnreadableError
    if len(lines) - 1 > MOST_ROWS:
        raise TooLongError
    return [{**_row(columns, line), "line": str(end)} for line, end in zip(lines[1:], ends[1:], strict=True)]


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _column(cell: str) -> str:
    words = fold(clean_line(cell)).replace("e-mail", "email").replace("_", " ").replace("-", " ")
    return _COLUMNS.get(" ".join(words.split()), "")


def _row(columns: Sequence[str], line: Sequence[str]) -> dict[str, str]:
    cells = zip(columns, line, strict=False)
    row = {column: clean_line(cell[:_LONGEST_CELL]) for column, cell in cells if column}
    first, last = row.pop("first", ""), row.pop("last", "")
    if not row.get("name") and (first or last):
        row["name"] = f"{first} {last}".strip()
    return row
