"""The digest: what somebody missed, in one letter every morning or every Monday, and nothing twice."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string

from flurfunk.config.glances import GLANCES
from flurfunk.kit.dates import zone
from flurfunk.notifications.gathering import make_letter, take_turn
from flurfunk.notifications.models import Frequency, Notification, Rhythm, Way
from flurfunk.notifications.quiet import after_quiet_hours
from flurfunk.notifications.showing import PUBLISHED
from flurfunk.notifications.wanting import still_wanted
from flurfunk.people.models import Person

MORNING = time(7)
_MOST_AT_ONCE = 200


def gather_digests(now: datetime) -> None:
    """Make the digests that are due; does nothing while another worker does."""
    while _gather_some(now):
        pass


@transaction.atomic
def _gather_some(now: datetime) -> bool:
    if not take_turn():
        return False
    due = Rhythm.objects.filter(digest_at__lte=now).select_related("person__deactivation")
    rows = list(due.order_by("digest_at", "pk").select_for_update(of=("self",))[:_MOST_AT_ONCE])
    for rhythm in rows:
        rhythm.digest_at = _digest_of(rhythm, now)
    Rhythm.objects.bulk_update(rows, ["digest_at"])
    return bool(rows)


def _digest_of(rhythm: Rhythm, now: datetime) -> datetime:
    """Make one person's digest, if there is anything to say, and give the moment of the next."""
    person = rhythm.person
    moment = after_quiet_hours({person.pk: now})[person.pk]
    if moment > now:
        return moment
    pending = Notification.objects.filter(person=person, is_for_digest=True, digested_at=None)
    ids = list(pending.order_by().values_list("pk", flat=True))
    missed = _missed(person, ids)
    rows = Notification.objects.filter(pk__in=ids)
    rows.update(digested_at=now)
    if missed:
        letter = make_letter(person, "", missed, now)
        rows.filter(pk__in=[each.pk for each in missed]).update(digest=letter)
    return next_morning(now, person.time_zone, rhythm.digest)


def _missed(person: Person, ids: list[int]) -> list[Notification]:
    """Leave out what was sent by mail, or is about to be, and what stood on the home page when they last looked."""
    by_mail = Q(sendings__way=Way.MAIL) & (Q(sendings__is_sent=True) | Q(sendings__settled_at=None))
    mailed = set(Notification.objects.filter(by_mail, pk__in=ids).values_list("pk", flat=True))
    wanted = still_wanted(person, [pk for pk in ids if pk not in mailed], Way.DIGEST)
    looks = [moment for name in GLANCES if (moment := import_string(name)(person))]
    seen_until = max(looks, default=None)
    return [
        each
        for each in wanted
        if seen_until is None or each.at > seen_until or each.why.what not in PUBLISHED
    ]


def next_morning(after: datetime, zone_name: str, frequency: str) -> datetime:
    """Give the next seven o'clock after a moment on a time zone's clock, of a Monday where it is weekly."""
    local = after.astimezone(zone(zone_name))
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    if frequency == Frequency.WEEKLY:
        day += timedelta(days=-day.weekday() % 7)
    return datetime.combine(day, MORNING, tzinfo=local.tzinfo)


def plan_digests(made: list[Notification]) -> None:
    """Give those a morning who have something for a digest and none yet."""
    people = {each.person_id: each.at for each in made if each.is_for_digest}
    planned = Rhythm.objects.filter(person__in=people).values_list("person", flat=True)
    missing = Person.objects.filter(pk__in=people.keys() - set(planned)).values_list("pk", "time_zone")
    rows = [
        Rhythm(person_id=pk, digest_at=next_morning(people[pk], name, Frequency.DAILY))
        for pk, name in missing
    ]
    Rhythm.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
