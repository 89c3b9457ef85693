"""The naive model's worker: what it must tell, to whom, when, and what a crash in the middle leaves."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.notifications.histories.house import PEOPLE, House
from tests.notifications.histories.noticing import WHAT, Delivered, Envelope, Happening, Notice

PATIENCE = timedelta(minutes=5)


@dataclass
class Expectation:
    """What is known and told; the verbs of a history change the house, and `work` does what the worker must."""

    house: House = field(default_factory=House)
    untold: list[Happening] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    envelopes: list[Envelope] = field(default_factory=list)
    mornings: dict[str, datetime] = field(default_factory=dict)
    delivered: Delivered = field(default_factory=Delivered)

    def read(self, person: str, entry: int) -> None:
        """Somebody opened an entry."""
        for notice in self.notices:
            notice.is_read = notice.is_read or (notice.person == person and notice.of.entry == entry)

    def read_all(self, person: str) -> None:
        """Somebody has seen all at the bell."""
        for notice in self.notices:
            notice.is_read = notice.is_read or notice.person == person

    def work(self, crash: str = "", nth: int = 0, *, is_mail_down: bool = False) -> None:
        """Do one round of the worker's work, up to a crash."""
        if self._tell(crash, nth) or self._push(crash, nth):
            return
        if crash != "gather":
            self._gather()
        elif self._has_letters():
            return
        if crash == "digest" and self._would_digest():
            return
        self._digest()
        self._send(crash, nth, is_mail_down=is_mail_down)

    def _tell(self, crash: str, nth: int) -> bool:
        for index, happening in enumerate(list(self.untold)):
            if crash == "tell" and index == nth:
                return True
            self._notice(happening)
            self.untold.remove(happening)
        return False

    def _notice(self, of: Happening) -> None:
        house, told = self.house, dict[str, str]()
        for reason, people in self._concerns(of):
            for person in people:
                told.setdefault(person, reason)
        told.pop(of.actor, None)
        for person in PEOPLE:
            reason = told.get(person, "")
            if not reason or person in house.away or not house.may_see(person, of):
                continue
            is_deaf = (person, of.entry) in house.mutes and reason not in ("mentioned", "invited", "let_in")
            ways = frozenset(house.chosen(person, WHAT[reason]))
            if ways and not is_deaf:
                self._keep(Notice(person, of, reason, ways))

    def _keep(self, notice: Notice) -> None:
        person, at = notice.person, notice.of.at
        self.notices.append(notice)
        if "mail" in notice.ways:
            notice.mail, notice.mail_due = "waiting", self.house.after_quiet(person, at + PATIENCE)
        if "push" in notice.ways:
            notice.push, notice.push_due = "waiting", self.house.after_quiet(person, at)
        if "digest" in notice.ways and person not in self.mornings:
            now, self.house.now = self.house.now, at
            self.mornings[person] = self.house.next_morning(person)
            self.house.now = now

    def _concerns(self, of: Happening) -> list[tuple[str, set[str]]]:
        house = self.house
        if of.kind in ("space.invited", "space.joined"):
            return [("invited" if of.kind == "space.invited" else "let_in", {of.person})]
        if of.kind == "reaction.added":
            thing = house.comments[of.comment] if of.comment is not None else house.entries[of.entry or 0]
            return [("felt", {thing.author})]
        entry = house.entries[of.entry or 0]
        if of.kind == "entry.published":
            followers = {one for one, other in house.follows if other == entry.author}
            inside = house.members[entry.space] if entry.space else set()
            hearing = {person for person in inside if (person, entry.space) in house.watched_spaces}
            return [
                ("mentioned", set(of.mentioned)),
                ("following_space", hearing),
                ("following_author", followers),
                ("in_my_space", inside),
            ]
        return [("mentioned", set(of.mentioned)), *self._talk(of, entry.author)]

    def _talk(self, of: Happening, author: str) -> list[tuple[str, set[str]]]:
        house, number = self.house, of.comment or 0
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

    def _push(self, crash: str, nth: int) -> bool:
        due = [each for each in self.notices if each.push == "waiting" and each.push_due <= self.house.now]  # type: ignore[operator]  # waiting is due at some time
        calls = 0
        for notice in sorted(due, key=lambda each: each.push_due):  # type: ignore[arg-type, return-value]
            moment = self.house.after_quiet(notice.person, self.house.now)
            if moment > self.house.now:
                notice.push_due = moment
                continue
            browsers = sorted(name for person, name in self.house.browsers if person == notice.person)
            for browser in browsers if self.house.is_wanted(notice, "push") else ():
                if crash == "push-before" and calls == nth:
                    return True
                self.delivered.pushes.add((notice.person, browser, notice.of.number))
                if crash == "push-after" and calls == nth:
                    return True
                calls += 1
            notice.push = "settled"
        return False

    def _ripe(self) -> list[tuple[str, str]]:
        waiting = [each for each in self.notices if each.mail == "waiting"]
        ripe = [each for each in waiting if each.mail_due <= self.house.now]  # type: ignore[operator]
        ripe.sort(key=lambda each: each.mail_due)  # type: ignore[arg-type, return-value]
        return list(dict.fromkeys((each.person, each.thread) for each in ripe))

    def _has_letters(self) -> bool:
        """Say whether gathering would make a letter, which is where it crashes."""
        for person, thread in self._ripe():
            mine = self._of_thread(person, thread)
            if self.house.after_quiet(person, self.house.now) == self.house.now and any(
                self.house.is_wanted(each, "mail") for each in mine
            ):
                return True
        self._gather()
        return False

    def _of_thread(self, person: str, thread: str) -> list[Notice]:
        mine = [each for each in self.notices if each.mail == "waiting"]
        return [each for each in mine if (each.person, each.thread) == (person, thread)]

    def _gather(self) -> None:
        now = self.house.now
        for person, thread in self._ripe():
            mine = self._of_thread(person, thread)
            moment = self.house.after_quiet(person, now)
            if moment > now:
                for each in mine:
                    each.mail_due = moment
                continue
            wanted = [each for each in mine if self.house.is_wanted(each, "mail")]
            for each in mine:
                each.mail = "made" if each in wanted else "dropped"
            if wanted:
                self.envelopes.append(Envelope(person, thread, wanted, now, now))

    def _missed(self, person: str) -> list[Notice]:
        house = self.house
        pending = [each for each in self.notices if each.person == person and "digest" in each.ways]
        looked = house.looked.get(person)
        return [
            each
            for each in pending
            if not each.is_digested
            and each.mail not in ("waiting", "made", "sent")
            and house.is_wanted(each, "digest")
            and (looked is None or each.of.at > looked or each.what not in ("followed", "everything"))
        ]

    def _due_mornings(self) -> list[str]:
        return [
            person
            for person, at in sorted(self.mornings.items(), key=lambda each: (each[1], PEOPLE.index(each[0])))
            if at <= self.house.now
        ]

    def _would_digest(self) -> bool:
        now = self.house.now
        is_calm = [each for each in self._due_mornings() if self.house.after_quiet(each, now) == now]
        return any(self._missed(person) for person in is_calm)

    def _digest(self) -> None:
        now = self.house.now
        for person in self._due_mornings():
            moment = self.house.after_quiet(person, now)
            if moment > now:
                self.mornings[person] = moment
                continue
            missed = self._missed(person)
            for each in self.notices:
                each.is_digested = each.is_digested or (each.person == person and "digest" in each.ways)
            if missed:
                self.envelopes.append(Envelope(person, "", missed, now, now))
            self.mornings[person] = self.house.next_morning(person)

    def _send(self, crash: str, nth: int, *, is_mail_down: bool) -> None:
        due = [each for each in self.envelopes if not each.is_settled and each.due <= self.house.now]
        calls = 0
        for envelope in sorted(due, key=lambda each: each.due):
            way = "mail" if envelope.thread else "digest"
            inside = [
                each
                for each in envelope.inside
                if self._is_open(each, way) and self.house.is_wanted(each, way)
            ]
            if inside:
                if crash == "mail-before" and calls == nth:
                    return
                if is_mail_down:
                    self._try_later(envelope)
                    continue
                self._deliver(envelope, inside)
                if crash == "mail-after" and calls == nth:
                    return
                calls += 1
            envelope.is_settled = True
            if envelope.thread:
                for each in envelope.inside:
                    if each.mail == "made":
                        each.mail = "sent" if each in inside else "dropped"

    @staticmethod
    def _is_open(notice: Notice, way: str) -> bool:
        return way == "digest" or notice.mail == "made"

    def _deliver(self, envelope: Envelope, inside: list[Notice]) -> None:
        """Put it into the box, unless a letter of this name lies there already."""
        if not envelope.is_there:
            envelope.is_there = True
            self.delivered.letters.append(
                (envelope.person, envelope.thread, frozenset(each.of.number for each in inside))
            )

    def _try_later(self, envelope: Envelope) -> None:
        envelope.tries += 1
        envelope.due = self.house.now + min(
            timedelta(minutes=2 ** min(envelope.tries, 12)), timedelta(hours=3)
        )
        if self.house.now - envelope.made > timedelta(days=3):
            envelope.is_settled = True
            for each in envelope.inside:
                each.mail = "dropped" if each.mail == "made" else each.mail
