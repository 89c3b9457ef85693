"""The naive model's worker: what it must tell, to whom, when, and what a crash in the middle leaves."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.notifications.histories.concerning import followers, reasons
from tests.notifications.histories.house import BEGIN, PEOPLE, House
from tests.notifications.histories.noticing import (
    IN_FEED,
    PERSONAL,
    WHAT,
    Delivered,
    Envelope,
    Happening,
    Notice,
)

PATIENCE = timedelta(minutes=5)
SETTLING = timedelta(minutes=5)
FIRST = timedelta(days=2)


@dataclass
class Expectation:
    """What is known and told; the verbs of a history change the house, and `work` does what the worker must."""

    house: House = field(default_factory=House)
    untold: list[Happening] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    envelopes: list[Envelope] = field(default_factory=list)
    published: list[Happening] = field(default_factory=list)
    mornings: dict[str, datetime] = field(default_factory=dict)
    reach: dict[str, datetime] = field(default_factory=dict)
    delivered: Delivered = field(default_factory=Delivered)

    def read(self, person: str, entry: int) -> None:
        """Somebody opened an entry."""
        self.house.opened.add((person, entry))
        for notice in self.notices:
            notice.is_read = notice.is_read or (notice.person == person and notice.of.entry == entry)

    def read_all(self, person: str) -> None:
        """Somebody has seen all at the bell."""
        for notice in self.notices:
            notice.is_read = notice.is_read or notice.person == person

    def begin(self, person: str) -> None:
        """Give somebody a digest from now on: it tells of two days at most, and of nothing before they came."""
        now = self.house.now
        if person not in self.reach:
            self.reach[person] = max(BEGIN, now - FIRST)
            self.house.now = self.reach[person]
            self.mornings[person] = self.house.next_morning(person)
            self.house.now = now

    def work(
        self, crash: str = "", nth: int = 0, *, is_mail_down: bool = False, is_push_down: bool = False
    ) -> None:
        """Do one round of the worker's work, up to a crash."""
        if self._tell(crash, nth) or self._push(crash, nth, is_down=is_push_down):
            return
        if crash != "gather":
            self._gather()
        elif self._has_letters():
            return
        for person in PEOPLE:
            self.begin(person)
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
        house, told = self.house, reasons(self.house, of)
        for person in PEOPLE:
            reason = told.get(person, "")
            if not reason or person in house.away or not house.may_see(person, of) or self._knows(person, of):
                continue
            is_deaf = (person, of.entry) in house.mutes and reason not in PERSONAL
            ways = frozenset(house.chosen(person, WHAT[reason]))
            needless = {"digest"} if reason in IN_FEED else set()
            if not is_deaf and ways - needless:
                self._keep(Notice(person, of, reason, ways))

    def _knows(self, person: str, of: Happening) -> bool:
        return any(each.person == person and each.of.number == of.number for each in self.notices)

    def _keep(self, notice: Notice) -> None:
        person, at = notice.person, notice.of.at
        self.notices.append(notice)
        if "mail" in notice.ways:
            notice.mail, notice.mail_due = "waiting", self.house.after_quiet(person, at + PATIENCE)
        if "push" in notice.ways:
            notice.push, notice.push_due = "waiting", self.house.after_quiet(person, at)

    def _push(self, crash: str, nth: int, *, is_down: bool) -> bool:
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
                if not is_down:
                    self.delivered.pushes.add((notice.person, browser, notice.of.number))
                if crash == "push-after" and calls == nth:
                    return True
                calls += 1
            is_young = self.house.now - notice.of.at < timedelta(hours=6)
            if is_down and is_young and browsers and self.house.is_wanted(notice, "push"):
                notice.push_due = self.house.now + timedelta(minutes=5)
            else:
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

    def _missed(self, person: str, followed: list[Notice]) -> list[Notice]:
        house = self.house
        pending = [each for each in self.notices if each.person == person and "digest" in each.ways]
        looked = house.looked.get(person)
        return [
            each
            for each in [*pending, *followed]
            if not each.is_digested
            and each.mail not in ("waiting", "made", "sent")
            and house.is_wanted(each, "digest")
            and (looked is None or each.of.at > looked or each.what not in ("followed", "everything"))
        ]

    def _followed(self, person: str) -> list[Notice]:
        """Give what the feed brought somebody since the last digest, and nothing they saw or know of."""
        house, found = self.house, []
        since = max(self.reach[person], house.looked.get(person, BEGIN))
        for of in self.published:
            names = [reason for reason, people in followers(house, of.entry or 0) if person in people]
            is_new = since < of.at <= house.now - SETTLING and (person, of.entry) not in house.opened
            is_mine = of.actor == person or person in house.away or not house.may_see(person, of)
            is_chosen = bool(names) and "digest" in house.chosen(person, WHAT[names[0]])
            if is_chosen and is_new and not is_mine and not self._knows(person, of):
                found.append(Notice(person, of, names[0], frozenset({"digest"})))
        return found

    def _due_mornings(self) -> list[str]:
        return [
            person
            for person, at in sorted(self.mornings.items(), key=lambda each: (each[1], PEOPLE.index(each[0])))
            if at <= self.house.now
        ]

    def _would_digest(self) -> bool:
        now = self.house.now
        is_calm = [each for each in self._due_mornings() if self.house.after_quiet(each, now) == now]
        return any(self._missed(person, self._followed(person)) for person in is_calm)

    def _digest(self) -> None:
        now = self.house.now
        for person in self._due_mornings():
            moment = self.house.after_quiet(person, now)
            if moment > now:
                self.mornings[person] = moment
                continue
            followed = self._followed(person)
            missed = self._missed(person, followed)
            self.notices += followed
            self.reach[person] = max(self.reach[person], now - SETTLING)
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
