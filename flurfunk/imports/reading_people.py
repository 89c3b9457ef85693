"""Read a list of people in, some rows at a time: again where it was interrupted, and nobody twice."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

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
from flurfunk.people.registering import folded_words, register_all
from flurfunk.people.roles import change_role

_AT_ONCE = 500


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
    judged = judge(rows, by=people.by, earlier=people.rows[: people.done])
    _register([each for each in judged if each.outcome == Outcome.NEW], people)
    for each in judged:
        if each.outcome == Outcome.CHANGED and each.person is not None:
            _change(each.person, each, people.by)
    came = Counter(each.outcome for each in judged)
    people.done += len(rows)
    people.made += came[Outcome.NEW]
    people.changed += came[Outcome.CHANGED]
    people.left_out += came[Outcome.INVALID]
    fields = ["done", "made", "changed", "left_out"]
    if people.done >= people.row_count:
        people.finished_at, people.rows = timezone.now(), []
        fields += ["finished_at", "rows"]  # which may be megabytes
    people.save(update_fields=fields)
    publish([f"person:{people.by_id}"], {"id": "people_list", "url": f"{people.url}/progress"})
    return people.finished_at is None


def _register(judged: Sequence[Judgement], people: PeopleList) -> None:
    zone = Company.objects.get().time_zone
    newcomers = [
        Person(
            email=each.row["email"],
            role=each.role or Role.PERSON,
            is_imported=True,  # whoever is invited to this address takes the account over
            **{"time_zone": zone, **(each.values or {})},
        )
        for each in judged
    ]
    register_all(newcomers)
    if people.is_inviting and newcomers:
        from flurfunk.imports.jobs import invite_person

        said: dict[str, Any] = {"by_id": people.by_id, "origin": people.origin}
        invite_person.batch_defer(*({"person_id": each.pk, **said} for each in newcomers))


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
