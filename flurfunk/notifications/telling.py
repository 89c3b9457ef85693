"""Turn what happened into notifications: each person once, for the first reason, by the ways they chose."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from flurfunk.conversation.models import Mute
from flurfunk.events.models import Event
from flurfunk.events.occasions import About, Occasion, Reason, occasions
from flurfunk.live.publishing import publish
from flurfunk.notifications.audience import who_may_see
from flurfunk.notifications.models import Notification, Sending, Subscription, Way
from flurfunk.notifications.quiet import after_quiet_hours
from flurfunk.notifications.ways import chosen_ways, listening, needs_row

# Whoever looks in within this time needs no letter; a thread that goes on meanwhile becomes one letter.
PATIENCE = timedelta(minutes=5)
_AT_ONCE = 1000


def notify(event: Event) -> None:
    """Make the notifications of an event, in the transaction of the caller; repeating it makes none again."""
    occasion = occasions().get(event.kind)
    if occasion is None:
        return
    reasons = _reasons(occasion, event)
    about = occasion.about(event)
    people = _reached(about, reasons) if reasons else []
    ways = chosen_ways({pk: reasons[pk].what for pk in people})
    made = _keep(event, about, {pk: reasons[pk] for pk in people if needs_row(reasons[pk], ways[pk])}, ways)
    _queue(made, ways)
    _push_soon(made, ways)
    publish([f"person:{each.person_id}" for each in made if each.is_at_bell], {"id": "bell", "url": "/bell"})


def _reasons(occasion: Occasion, event: Event) -> dict[int, Reason]:
    reasons: dict[int, Reason] = {}
    for concern in occasion.whom(event):
        for pk in listening(concern):
            reasons.setdefault(pk, concern.reason)
    reasons.pop(event.actor_id or 0, None)
    return reasons


def _reached(about: About, reasons: Mapping[int, Reason]) -> list[int]:
    """Leave out who may not see it, and who muted it unless it is personal."""
    deaf: set[int] = set()
    if about.entry is not None:
        deaf = set(Mute.objects.filter(entry=about.entry).values_list("person_id", flat=True))
    heard = [pk for pk, reason in reasons.items() if reason.is_personal or pk not in deaf]
    return sorted(who_may_see(about, heard))


def _keep(
    event: Event, about: About, reasons: Mapping[int, Reason], ways: Mapping[int, frozenset[str]]
) -> list[Notification]:
    if not reasons:
        return []
    told = set(Notification.objects.filter(event=event).values_list("person_id", flat=True))
    rows = [
        Notification(
            person_id=pk,
            event=event,
            actor_id=event.actor_id,
            reason=reason.name,
            thread=_thread(event, about, reason),
            entry_id=about.entry,
            comment_id=about.comment,
            space_id=about.space if about.entry is None else None,
            page=about.page,
            is_at_bell=Way.APP in ways[pk],
            is_for_digest=Way.DIGEST in ways[pk],
            at=event.at,
        )
        for pk, reason in reasons.items()
        if pk not in told
    ]
    return Notification.objects.bulk_create(rows, batch_size=_AT_ONCE)


def _thread(event: Event, about: About, reason: Reason) -> str:
    """Name what it is grouped under: to be mentioned is never lost among other comments."""
    if about.page:
        return f"{event.kind} {about.page}"
    if about.entry:
        return thread_of("mention" if reason.name == "mentioned" else event.kind, about.entry)
    return f"{event.kind} space:{about.space}"


def thread_of(kind: str, entry: int) -> str:
    """Name the thread of one kind of thing that happens to an entry."""
    return f"{kind} entry:{entry}"


def _queue(made: Iterable[Notification], ways: Mapping[int, frozenset[str]]) -> None:
    for way, patience in ((Way.PUSH, timedelta()), (Way.MAIL, PATIENCE)):
        sent = [each for each in made if way in ways[each.person_id]]
        if not sent:
            continue
        due = after_quiet_hours({each.person_id: each.at + patience for each in sent})
        rows = [Sending(notification=each, way=way, due_at=due[each.person_id]) for each in sent]
        Sending.objects.bulk_create(rows, batch_size=_AT_ONCE)


def _push_soon(made: Iterable[Notification], ways: Mapping[int, frozenset[str]]) -> None:
    """Wake the worker where a browser waits; the rest is settled within the minute."""
    from flurfunk.notifications.jobs import push_now

    people = [each.person_id for each in made if Way.PUSH in ways[each.person_id]]
    if people and Subscription.objects.filter(person__in=people).exists():
        push_now.defer()
