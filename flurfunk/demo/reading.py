"""Read the demo company from its TOML files and refuse anything that does not fit together."""

import re
import tomllib
from dataclasses import dataclass, field, replace
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

_CODE = re.compile(r"```.*?```|`[^`\n]*`|https?://\S+", re.DOTALL)
_MENTION = re.compile(r"(?<![\w@./])@([a-z][a-z0-9-]*\.[a-z0-9-]+)")
_HASHTAG = re.compile(r"(?<![\w#/&])#([^\W\d][\w-]*|\d[a-z0-9]*-[\w-]+)")


@dataclass(frozen=True, kw_only=True)
class DemoLink:
    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class DemoPerson:
    handle: str
    name: str
    work: str
    team: str
    place: str
    time_zone: str
    languages: tuple[str, ...]
    pronouns: str = ""
    about: str = ""
    topics: tuple[str, ...] = ()
    links: tuple[DemoLink, ...] = ()
    role: str = ""
    joined_days_ago: float | None = None
    demo_sign_in: bool = False


@dataclass(frozen=True, kw_only=True)
class DemoTopic:
    slug: str
    name: str
    aliases: tuple[str, ...]
    about: str


@dataclass(frozen=True, kw_only=True)
class DemoSpace:
    """A space; `members` is everybody in it: its owners, its moderators and, where open, whoever wrote."""

    slug: str
    name: str
    visibility: str
    description: str
    hue: int
    language: str
    owners: tuple[str, ...]
    moderators: tuple[str, ...]
    members: frozenset[str]
    everyone: bool = False
    archived: bool = False


@dataclass(frozen=True, kw_only=True)
class DemoComment:
    author: str
    hours_later: float
    body: str
    reply_to: int | None = None
    reactions: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DemoEntry:
    """An entry; `space` is None when it is for the whole company, `origin` says where it is written.

    `shares` is the title of an older entry, `thanks` names people by their handles.
    """

    origin: str
    space: str | None
    kind: str
    author: str
    language: str
    days_ago: float
    body: str
    title: str = ""
    topics: tuple[str, ...] = ()
    pinned: bool = False
    edited: bool = False
    former_body: str = ""
    shares: str = ""
    thanks: tuple[str, ...] = ()
    reactions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    comments: tuple[DemoComment, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DemoCompany:
    people: dict[str, DemoPerson]
    topics: dict[str, DemoTopic]
    spaces: dict[str, DemoSpace]
    entries: tuple[DemoEntry, ...]


def read_demo(content: Traversable | None = None) -> DemoCompany:
    """Read and check the company; raises ValueError naming the file and the entry that does not fit."""
    root = content or resources.files("flurfunk.demo").joinpath("content")
    people: dict[str, DemoPerson] = {}
    for name, table in _tables(root / "people"):
        shared = {key: value for key, value in table.items() if key != "person"}
        for row in table["person"]:
            _expect(row["handle"] not in people, name, f"handle {row['handle']} is taken")
            links = tuple(DemoLink(**link) for link in row.get("links", ()))
            people[row["handle"]] = DemoPerson(**_tupled({**shared, **row}) | {"links": links})
    topics = {row["slug"]: DemoTopic(**_tupled(row)) for row in _load(root / "topics.toml")["topic"]}
    spaces = {row["slug"]: _space(row, people) for row in _load(root / "spaces.toml")["space"]}
    entries = tuple(
        _entry(row, f"{name}: {row.get('title') or row['body'].strip()[:40]}", table["space"])
        for name, table in _tables(root / "entries")
        for row in table["entry"]
    )
    for person in people.values():
        _expect(set(person.topics) <= set(topics), person.handle, "has an unknown topic")
    company = DemoCompany(people=people, topics=topics, spaces=spaces, entries=entries)
    for entry in entries:
        _check(entry, company)
    _check_shares(entries)
    return replace(company, spaces=_joined(spaces, entries))


def _tables(folder: Traversable) -> list[tuple[str, dict[str, Any]]]:
    return [(file.name, _load(file)) for file in sorted(folder.iterdir(), key=lambda file: file.name)]


def _load(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{file.name}: {error}") from error


def _expect(truth: bool, where: str, complaint: str) -> None:
    if not truth:
        raise ValueError(f"{where}: {complaint}")


def _tupled(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def _space(row: dict[str, Any], people: dict[str, DemoPerson]) -> DemoSpace:
    named = {*row["owners"], *row["moderators"], *row.get("members", ())}
    _expect(row["visibility"] in ("open", "closed", "secret"), row["slug"], "has no known visibility")
    _expect(named <= set(people), row["slug"], f"has unknown members {named - set(people)}")
    teams, places = row.pop("teams", ()), row.pop("places", ())
    staff = [person for person in people.values() if person.role != "guest"]
    named |= {one.handle for one in staff if row.get("everyone") or one.team in teams or one.place in places}
    return DemoSpace(**_tupled(row) | {"members": frozenset(named)})


def _entry(row: dict[str, Any], origin: str, space: str) -> DemoEntry:
    comments = tuple(DemoComment(**_spoken(comment)) for comment in row.pop("comment", ()))
    row = _tupled(_spoken(row)) | {"origin": origin, "comments": comments}
    return DemoEntry(**row, space=None if space == "everybody" else space)


def _spoken(row: dict[str, Any]) -> dict[str, Any]:
    reactions = {emoji: tuple(handles) for emoji, handles in row.get("reactions", {}).items()}
    bodies = {key: row[key].strip() for key in ("body", "former_body") if key in row}
    return row | bodies | {"reactions": reactions}


def _check(entry: DemoEntry, company: DemoCompany) -> None:
    people, topics, spaces = company.people, company.topics, company.spaces
    said: tuple[DemoEntry | DemoComment, ...] = (entry, *entry.comments)
    bodies = [_CODE.sub(" ", one.body) for one in said]
    present = {one.author for one in said}
    thanked = set(entry.thanks)
    _expect(entry.author not in thanked, entry.origin, f"{entry.author} thanks themselves")
    present |= {handle for one in said for reacting in one.reactions.values() for handle in reacting}
    handles = present | thanked | {found for body in bodies for found in _MENTION.findall(body)}
    _expect(handles <= set(people), entry.origin, f"unknown people {handles - set(people)}")
    known = set(topics) | {alias for topic in topics.values() for alias in topic.aliases}
    unknown = set(entry.topics) - set(topics)
    unknown |= {found for body in bodies for found in _HASHTAG.findall(body) if found.casefold() not in known}
    _expect(not unknown, entry.origin, f"unknown topics {unknown}")
    _expect(entry.space is None or entry.space in spaces, entry.origin, f"unknown space {entry.space}")
    top_level = {index: one.hours_later for index, one in enumerate(entry.comments) if one.reply_to is None}
    for comment in entry.comments:
        under = comment.reply_to is None or top_level.get(comment.reply_to, 1e9) < comment.hours_later
        _expect(under, entry.origin, f"the comment at {comment.hours_later} h answers none before it")
        _expect(comment.hours_later <= entry.days_ago * 24, entry.origin, f"{comment.hours_later} h is ahead")
    space = spaces.get(entry.space or "")
    for handle in present:
        may_join = (space is None or space.visibility == "open") and people[handle].role != "guest"
        is_member = space is not None and handle in space.members
        _expect(is_member or may_join, entry.origin, f"{handle} is no member")


def _check_shares(entries: tuple[DemoEntry, ...]) -> None:
    age = {entry.title: entry.days_ago for entry in entries if entry.title}
    for entry in entries:
        is_older = not entry.shares or age.get(entry.shares, 0) > entry.days_ago
        _expect(is_older, entry.origin, f"no older entry is called {entry.shares}")


def _joined(spaces: dict[str, DemoSpace], entries: tuple[DemoEntry, ...]) -> dict[str, DemoSpace]:
    wrote = {slug: set(space.members) for slug, space in spaces.items()}
    for entry in entries:
        if entry.space:
            wrote[entry.space] |= {entry.author, *(comment.author for comment in entry.comments)}
    return {slug: replace(space, members=frozenset(wrote[slug])) for slug, space in spaces.items()}
