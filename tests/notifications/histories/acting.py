"""The verbs of a history, each done in the real house and in the naive one."""

from collections.abc import Callable
from datetime import time, timedelta

from flurfunk.accounts.models import Session
from flurfunk.content import deleting
from flurfunk.conversation import commenting, watching
from flurfunk.conversation.models import EMOJI
from flurfunk.conversation.models import Comment as RealComment
from flurfunk.conversation.reacting import react
from flurfunk.feed.models import Reading
from flurfunk.feed.posting import change_post, post
from flurfunk.notifications import reading, rhythms, subscribing, ways
from flurfunk.notifications.models import Notification
from flurfunk.people import deactivating
from flurfunk.people.models import Person
from tests.notifications.histories.history import History
from tests.notifications.histories.house import BEGIN, Comment, Entry
from tests.notifications.histories.noticing import DEFAULTS
from tests.notifications.histories.tying import come, follow, follow_topic, go, watch_space

CRASHES = ("tell", "gather", "digest", "mail-before", "mail-after", "push-before", "push-after")
MOMENTS = (time(22), time(7), time(9, 30), time(13), time(18, 15), time(0))


def write(history: History) -> None:
    person = history.somebody()
    places: list[str | None] = [name for name, inside in history.house.members.items() if person in inside]
    place = history.chance.choice([*places, *([None] if person != "gus" else [])] or [""])
    if place == "":
        return
    text, named = history.mention(person)
    topics = history.topics()
    space = history.spaces[place] if place else None
    made = post(history.people[person], text, space=space, title="Seals", topics=sorted(topics))
    history.entries.append(made.pk)
    history.house.entries.append(Entry(person, place, topics=topics, named=named))
    history.happened("entry.published", person, entry=len(history.entries) - 1, mentioned=named)


def say(history: History) -> None:
    person = history.somebody()
    if not (readable := history.readable(person)):
        return
    number = history.chance.choice(readable)
    house = history.house
    above = [
        i
        for i, each in enumerate(house.comments)
        if each.entry == number and each.is_there and each.parent is None
    ]
    parent = history.chance.choice(above) if above and history.chance.random() < 0.5 else None
    text, named = history.mention(person)
    real = RealComment.objects.get(pk=history.comments[parent]) if parent is not None else None
    made = commenting.comment(history.entry(number), history.people[person], text, parent=real)
    history.comments.append(made.pk)
    house.comments.append(Comment(person, number, parent, named=named))
    history.happened("comment.added", person, entry=number, comment=len(house.comments) - 1, mentioned=named)


def change(history: History) -> None:
    """Somebody writes anew what they wrote: who is named now and was not is told, and nobody else."""
    person, house = history.somebody(), history.house
    entries = [number for number in history.readable(person) if house.entries[number].author == person]
    said = [
        number
        for number, each in enumerate(house.comments)
        if each.author == person and each.is_there and house.reads(person, each.entry)
    ]
    things = [("entry", number) for number in entries] + [("comment", number) for number in said]
    if not things:
        return
    kind, number = history.chance.choice(things)
    text, named = history.mention(person)
    (_change_entry if kind == "entry" else _change_comment)(history, number, text, named)


def _change_entry(history: History, number: int, text: str, named: frozenset[str]) -> None:
    thing, topics = history.house.entries[number], history.topics()
    words = " ".join([text, *(f"#{topic}" for topic in sorted(topics))])
    editor = history.people[thing.author]
    change_post(history.entry(number), editor=editor, based_on=thing.version, title="Seals", body=words)
    history.happened("entry.changed", thing.author, entry=number, mentioned=named - thing.named)
    thing.named, thing.topics, thing.version = named, topics, thing.version + 1


def _change_comment(history: History, number: int, text: str, named: frozenset[str]) -> None:
    thing = history.house.comments[number]
    real = RealComment.objects.get(pk=history.comments[number])
    commenting.change_comment(real, text, editor=history.people[thing.author], based_on=thing.version)
    about = {"entry": thing.entry, "comment": number, "mentioned": named - thing.named}
    history.happened("comment.changed", thing.author, **about)
    thing.named, thing.version = named, thing.version + 1


def feel(history: History) -> None:
    person = history.somebody()
    if not (readable := history.readable(person)):
        return
    number = history.chance.choice(readable)
    said = [i for i, each in enumerate(history.house.comments) if each.entry == number and each.is_there]
    comment = history.chance.choice([None, *said])
    subject = (
        RealComment.objects.get(pk=history.comments[comment])
        if comment is not None
        else history.entry(number)
    )
    history.worker.recorded.clear()
    react(subject, history.people[person], history.chance.choice(EMOJI))
    if history.worker.recorded:
        history.happened("reaction.added", person, entry=number, comment=comment)


def attend(history: History) -> None:
    person = history.somebody()
    if not (readable := history.readable(person)):
        return
    number, house = history.chance.choice(readable), history.house
    verb = history.chance.choice(["watch", "unwatch", "mute", "unmute", "mute"])
    getattr(watching, verb)(history.entry(number), history.people[person])
    key = (person, number)
    if verb in ("watch", "mute"):
        house.watches.discard(key)
        house.mutes.discard(key)
        (house.watches if verb == "watch" else house.mutes).add(key)
    else:
        (house.watches if verb == "unwatch" else house.mutes).discard(key)


def open_entry(history: History) -> None:
    person = history.somebody()
    unread = {each.of.entry for each in history.model.notices if each.person == person and not each.is_read}
    if readable := history.readable(person):
        number = history.chance.choice([each for each in readable if each in unread] or readable)
        reading.read_entry(history.people[person], history.entry(number))
        history.model.read(person, number)


def take_all_as_read(history: History) -> None:
    person = history.somebody()
    newest = Notification.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    reading.read_all(history.people[person], until=newest)
    history.model.read_all(person)


def look_at_home(history: History) -> None:
    person = history.somebody()
    Reading.objects.update_or_create(
        person=history.people[person], defaults={"visited_at": history.house.now}
    )
    history.house.looked[person] = history.house.now


def choose(history: History) -> None:
    person, what = history.somebody(), history.chance.choice(list(DEFAULTS))
    chosen = {way for way in ("app", "push", "mail", "digest") if history.chance.random() < 0.5}
    ways.choose_ways(history.people[person], {what: sorted(chosen)})
    history.house.ways[person, what] = chosen


def keep_hours(history: History) -> None:
    person, house = history.somebody(), history.house
    frequency = history.chance.choice(["daily", "weekly"])
    begin, end = history.chance.sample(MOMENTS, 2) if history.chance.random() < 0.7 else (None, None)
    rhythms.keep_rhythm(
        history.people[person], digest=frequency, quiet_from=begin, quiet_until=end, shows_content=False
    )
    (house.weekly.add if frequency == "weekly" else house.weekly.discard)(person)
    house.quiet.pop(person, None)
    if begin is not None and end is not None:
        house.quiet[person] = (begin, end)
    history.model.begin(person)
    history.model.mornings[person] = house.next_morning(person)


def take_away_or_back(history: History) -> None:
    house, olu = history.house, history.people["olu"]
    things = [("entry", i) for i in range(len(house.entries))] + [
        ("comment", i) for i in range(len(house.comments))
    ]
    if not things:
        return
    kind, number = history.chance.choice(things)
    if kind == "entry":
        real, thing = history.entry(number), house.entries[number]
        (deleting.delete if thing.is_there else deleting.bring_back)(real, by=olu)
        thing.is_there = not thing.is_there
    else:
        said = RealComment.objects.get(pk=history.comments[number])
        comment = house.comments[number]
        (commenting.delete_comment if comment.is_there else commenting.bring_back_comment)(said, by=olu)
        comment.is_there = not comment.is_there


def leave_or_return(history: History) -> None:
    person, house = history.chance.choice(["ada", "bea", "gus"]), history.house
    verb = deactivating.reactivate if person in house.away else deactivating.deactivate
    verb(history.people[person], by=history.people["olu"])
    house.away ^= {person}
    house.browsers = {each for each in house.browsers if each[0] not in house.away}
    history.people[person] = Person.objects.get(pk=history.people[person].pk)


def use_browser(history: History) -> None:
    person, name = history.somebody(), history.chance.choice("xxy")
    if (person, name) in history.house.browsers:
        Session.objects.filter(session_key=f"{person}{name}").delete()
        history.house.browsers.discard((person, name))
        return
    use(history.people[person], person, name)
    history.house.browsers.add((person, name))


def use(person: Person, who: str, name: str) -> None:
    """Sign a browser in and let it be told."""
    key, where = f"{who}{name}", f"https://push.example/{who}/{name}"
    Session.objects.create(session_key=key, person=person, expire_date=BEGIN)
    subscribing.subscribe(person, key, endpoint=where, public_key=b"", secret=b"")


def work(history: History) -> None:
    crash = history.chance.choice(CRASHES) if history.chance.random() < 0.4 else ""
    nth = history.chance.choice([0, 0, 1, 2])
    is_mail_down, is_push_down = history.chance.random() < 0.1, history.chance.random() < 0.1
    history.work(crash, nth, is_mail_down=is_mail_down, is_push_down=is_push_down)


def wait(history: History) -> None:
    minutes = history.chance.choice([1, 1, 3, 6, 6, 30, 60, 300, 720, 1440, 4000])
    history.pass_time(timedelta(minutes=minutes))


STEPS: tuple[Callable[[History], None], ...] = (
    *(write, write, say, say, say, say, say, say, feel, feel, attend, attend, open_entry, open_entry),
    *(open_entry, take_all_as_read, change, change),
    *(look_at_home, choose, choose, keep_hours, come, go, watch_space, follow, follow_topic),
    *(take_away_or_back,),
    *(leave_or_return, use_browser, work, work, work, work, wait, wait, wait),
)
