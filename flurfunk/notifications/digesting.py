"""The digest: what somebody missed, in one letter every morning or every Monday, and nothing twice.

Of what is in the feed nothing was written down for those who want it here alone: it is read when the digest is made.
"""

from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string

from flurfunk.config.glances import GLANCES
from flurfunk.conversation.followed import Followed, followed_between
from flurfunk.notifications.gathering import make_letter, take_turn
from flurfunk.notifications.models import Notification, Opening, Rhythm, Way
from flurfunk.notifications.mornings import begin_mornings, next_morning
from flurfunk.notifications.quiet import after_quiet_hours
from flurfunk.notifications.showing import PUBLISHED
from flurfunk.notifications.telling import thread_of
from flurfunk.notifications.wanting import still_wanted
from flurfunk.notifications.ways import ways_of
from flurfunk.people.models import Person

# A post takes a moment to be committed; what was published within this time is left to the next digest.
SETTLING = timedelta(minutes=5)
_MOST_AT_ONCE = 200


def gather_digests(now: datetime) -> None:
    """Make the digests that are due; does nothing while another worker does."""
    begin_mornings(now)
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
    Rhythm.objects.bulk_update(rows, ["digest_at", "digested_until"])
    return bool(rows)


def _digest_of(rhythm: Rhythm, now: datetime) -> datetime:
    """Make one person's digest, if there is anything to say, and give the moment of the next."""
    person = rhythm.person
    moment = after_quiet_hours({person.pk: now})[person.pk]
    if moment > now:
        return moment
    if person.is_active:
        _keep_followed(rhythm, now - SETTLING)
    rhythm.digested_until = max(rhythm.digested_until, now - SETTLING)
    pending = Notification.objects.filter(person=person, is_for_digest=True, digested_at=None)
    ids = list(pending.order_by().values_list("pk", flat=True))
    missed = _missed(person, ids)
    if ids:
        Notification.objects.filter(pk__in=ids).update(digested_at=now)
    if missed:
        letter = make_letter(person, "", missed, now)
        Notification.objects.filter(pk__in=[each.pk for each in missed]).update(digest=letter)
    return next_morning(now, person.time_zone, rhythm.digest)


def _keep_followed(rhythm: Rhythm, until: datetime) -> None:
    """Write down what the feed brought since the last digest, but for what they have seen or were told of."""
    person, ways = rhythm.person, ways_of(rhythm.person)
    if any(Way.DIGEST in ways[what] for what in PUBLISHED):
        found = followed_between(person, max(rhythm.digested_until, _last_look(person)), until)
        opened = set(Opening.objects.filter(person=person).values_list("entry", flat=True))
        told = Notification.objects.filter(person=person, event__in=[each.event for each in found])
        known = set(told.values_list("event", flat=True)) if found else set()
        Notification.objects.bulk_create(
            _row(person, each)
            for each in found
            if Way.DIGEST in ways[each.reason.what] and each.entry not in opened and each.event not in known
        )
    Opening.objects.filter(person=person, entry__published_at__lte=until).delete()


def _row(person: Person, found: Followed) -> Notification:
    return Notification(
        person=person,
        event_id=found.event,
        actor_id=found.actor,
        reason=found.reason.name,
        thread=thread_of("entry.published", found.entry),
        entry_id=found.entry,
        is_at_bell=False,
        is_for_digest=True,
        at=found.at,
    )


def _missed(person: Person, ids: list[int]) -> list[Notification]:
    """Leave out what was sent by mail, or is about to be, and what stood on the home page when they last looked."""
    by_mail = Q(sendings__way=Way.MAIL) & (Q(sendings__is_sent=True) | Q(sendings__settled_at=None))
    if not ids:
        return []
    mailed = set(Notification.objects.filter(by_mail, pk__in=ids).values_list("pk", flat=True))
    wanted = still_wanted(person, [pk for pk in ids if pk not in mailed], Way.DIGEST)
    seen_until = _last_look(person)
    return [each for each in wanted if each.at > seen_until or each.why.what not in PUBLISHED]


def _last_look(person: Person) -> datetime:
    """Give when somebody last saw what is new; where they never did, a moment before everything."""
    looks = [moment for name in GLANCES if (moment := import_string(name)(person))]
    return max(looks, default=datetime.min.replace(tzinfo=UTC))
