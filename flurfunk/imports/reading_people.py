"""Read a list of people in, some rows at a time: again where it was interrupted, and nobody twice."""

from collections import Counter

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from flurfunk.accounts.inviting import invite
from flurfunk.accounts.mailing import Letter, send_letter
from flurfunk.events.recording import record
from flurfunk.imports.judging import Judgement, Outcome, judge
from flurfunk.imports.models import PeopleList
from flurfunk.live.publishing import publish
from flurfunk.people.languages import language_of
from flurfunk.people.models import Company, Person, Role
from flurfunk.people.registering import folded_words, register
from flurfunk.people.roles import change_role

_AT_ONCE = 100


@transaction.atomic
def start(people: PeopleList, *, by: Person, is_inviting: bool, origin: str) -> None:
    """Begin to read a list in; does nothing for one that was begun."""
    from flurfunk.imports.jobs import read_people

    waiting = PeopleList.objects.filter(pk=people.pk, started_at=None)
    if waiting.update(started_at=timezone.now(), is_inviting=is_inviting, origin=origin, by=by):
        record(by, "person.list_read", by, rows=people.row_count)
        read_people.defer(list_id=people.pk)


def read_on(list_id: int) -> None:
    """Read in what is not yet; may be interrupted anywhere and called again."""
    while _read_some(list_id):
        pass


@transaction.atomic
def _read_some(list_id: int) -> bool:
    found = PeopleList.objects.select_for_update(of=("self",)).select_related("by")
    people = found.filter(pk=list_id, started_at__isnull=False, finished_at=None).first()
    if people is None:
        return False
    rows = people.rows[people.done : people.done + _AT_ONCE]
    came = Counter(_take(each, people) for each in judge(rows, by=people.by, first=people.done))
    people.done += len(rows)
    people.made += came[Outcome.NEW]
    people.changed += came[Outcome.CHANGED]
    people.left_out += came[Outcome.INVALID]
    if people.done >= people.row_count:
        people.finished_at, people.rows = timezone.now(), []
    people.save(update_fields=["done", "made", "changed", "left_out", "finished_at", "rows"])
    publish([f"person:{people.by_id}"], {"id": "people_list", "url": f"{people.url}/progress"})
    return people.finished_at is None


def _take(judged: Judgement, people: PeopleList) -> Outcome:
    values = dict(judged.values or {})
    if judged.outcome == Outcome.NEW:
        zone = values.pop("time_zone", "") or Company.objects.get().time_zone
        person = register(
            judged.row["email"],
            values.pop("name"),
            role=judged.role or Role.PERSON,
            time_zone=zone,
            is_imported=True,  # whoever is invited to this address takes the account over
            **values,
        )
        if people.is_inviting:
            from flurfunk.imports.jobs import invite_person

            invite_person.defer(person_id=person.pk, by_id=people.by_id, origin=people.origin)
    elif judged.outcome == Outcome.CHANGED and judged.person is not None:
        _change(judged.person, judged, people.by)
    return judged.outcome


def _change(person: Person, judged: Judgement, by: Person) -> None:
    values = judged.values or {}
    for name, value in values.items():
        setattr(person, name, value)
    if values:
        person.folded = folded_words(person)
        Person.objects.filter(pk=person.pk).update(**values, folded=person.folded, version=F("version") + 1)
        person.refresh_from_db(fields=["version"])
        record(by, "person.updated", person)
    if judged.role is not None:
        change_role(person, judged.role, by=by)


def invite_by_letter(person: Person, *, by: Person, origin: str) -> None:
    """Send somebody who was read in the link to their account. Raises OSError when the mail server does not take it."""
    from django.urls import reverse

    word = invite(by, email=person.email, role=Role(person.role))
    letter = Letter("invitation", person.email, language_of(person))
    send_letter(letter, by=by.name, link=origin + reverse("join", args=[word]))
