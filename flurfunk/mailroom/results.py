"""What our own mail server found out about a sender, as it writes it above a letter (RFC 8601)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flurfunk.kit.mail.headers import Fields, plain

_REMARK = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"\s*([a-z0-9-]+)(?:/\d+)?\s*=\s*([a-z]+)", re.IGNORECASE)
_PROPERTY = re.compile(r"\b(header|smtp)\.([a-z]+)\s*=\s*\"?([^\s\";]+)", re.IGNORECASE)
_MOST = 4000  # letters of one field that are read


@dataclass(frozen=True)
class Result:
    """One method with what came of it; `domains` are those it says so of, by property."""

    method: str
    outcome: str
    domains: dict[str, str]


def results_of(fields: Fields, server: str) -> list[Result]:
    """Give what this server wrote; what others wrote, or the sender did, says nothing."""
    values = (plain(value)[:_MOST] for value in fields.all("authentication-results"))
    return [found for value in values for found in _read(_bare(value), server)]


def _bare(value: str) -> str:
    """Take remarks off, also those inside one another."""
    for _ in range(5):
        value = _REMARK.sub(" ", value)
    return value


def _read(value: str, server: str) -> Iterator[Result]:
    name, *clauses = value.split(";")
    if not name.split() or name.split()[0].lower() != server:
        return
    for clause in clauses:
        if found := _RESULT.match(clause):
            domains = {
                f"{kind}.{what}".lower(): of.rpartition("@")[2].lower().rstrip(".")
                for kind, what, of in _PROPERTY.findall(clause)
            }
            yield Result(found[1].lower(), found[2].lower(), domains)
