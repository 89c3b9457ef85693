"""The naive model's answer to whom something concerns, and why: the first reason that names somebody counts."""

from tests.notifications.histories.house import House
from tests.notifications.histories.noticing import Happening


def reasons(house: House, of: Happening) -> dict[str, str]:
    """Give everybody's reason to be told of what somebody else did."""
    told = dict[str, str]()
    for reason, people in _concerns(house, of):
        for person in people:
            told.setdefault(person, reason)
    told.pop(of.actor, None)
    return told


def _concerns(house: House, of: Happening) -> list[tuple[str, set[str]]]:
    if of.kind in ("space.invited", "space.joined"):
        return [("invited" if of.kind == "space.invited" else "let_in", {of.person})]
    if of.kind == "reaction.added":
        thing = house.comments[of.comment] if of.comment is not None else house.entries[of.entry or 0]
        return [("felt", {thing.author})]
    named = ("mentioned", set(of.mentioned))
    if of.kind == "entry.published":
        return [named, *followers(house, of.entry or 0)]
    return [named, *(_talk(house, of) if of.kind == "comment.added" else [])]


def followers(house: House, number: int) -> list[tuple[str, set[str]]]:
    """Give who follows what was published, the closest first."""
    entry = house.entries[number]
    inside = set[str]()
    if entry.space:
        inside = {
            each for each in house.members[entry.space] if (each, entry.space) not in house.muted_spaces
        }
    return [
        ("following_space", {each for each in inside if (each, entry.space) in house.watched_spaces}),
        ("following_author", {one for one, other in house.follows if other == entry.author}),
        ("following_topic", {person for person, topic in house.topics if topic in entry.topics}),
        ("in_my_space", inside),
    ]


def _talk(house: House, of: Happening) -> list[tuple[str, set[str]]]:
    number, author = of.comment or 0, house.entries[of.entry or 0].author
    before = [each for each in house.comments[:number] if each.is_there and each.entry == of.entry]
    said = {each.author for each in before}
    watching = {person for person, entry in house.watches if entry == of.entry}
    plain = [("wrote", {author}), ("watching", watching), ("took_part", said)]
    parent = house.comments[number].parent
    if parent is None:
        return plain
    siblings = {each.author for each in before if each.parent == parent}
    answered = {house.comments[parent].author}
    return [("answered", answered), ("wrote", {author}), ("took_part", siblings), *plain]
