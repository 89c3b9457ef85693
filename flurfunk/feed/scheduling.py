"""Plan a post for later, plan it anew, drop it; publish it when its time has come, once, whatever dies meanwhile."""

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from flurfunk.content import rules
from flurfunk.content.models import Entry, StoredFile
from flurfunk.content.storing import let_go, settle
from flurfunk.events.recording import record
from flurfunk.feed.models import Refusal, ScheduledFile, ScheduledPost
from flurfunk.feed.polling import Question
from flurfunk.feed.posting import post_with
from flurfunk.kit.text import clean, clean_line
from flurfunk.people.models import Deactivation, Person
from flurfunk.spaces.models import Membership, Space

log = logging.getLogger(__name__)

MOST = 200  # scheduled posts of one person
_AT_ONCE = 200


@dataclass(frozen=True)
class Plan:
    """What is to be posted, and when."""

    at: datetime
    body: str
    space: Space | None = None
    title: str = ""
    question: Question | None = None
    files: Sequence[StoredFile] = ()
    shared: Entry | None = None
    thanked: Sequence[Person] = ()


@transaction.atomic
def schedule(author: Person, plan: Plan) -> ScheduledPost:
    """Keep a post for later. It is nobody else's business, so it is no event."""
    made = ScheduledPost(author=author, shared=plan.shared)
    _keep(made, plan)
    return made


@transaction.atomic
def reschedule(scheduled: ScheduledPost, plan: Plan) -> ScheduledPost:
    """Plan it anew; what it shares stays. Raises ScheduledPost.DoesNotExist where it was published meanwhile."""
    current = ScheduledPost.objects.select_for_update(of=("self",)).get(pk=scheduled.pk)
    former = files_of_scheduled(current)
    current.files.all().delete()
    current.refusal, current.refused_at = "", None
    _keep(current, plan)
    settle(plan.files, former)
    return current


@transaction.atomic
def drop(scheduled: ScheduledPost) -> None:
    """Never publish it; its files go."""
    files = files_of_scheduled(scheduled)
    ScheduledPost.objects.filter(pk=scheduled.pk).delete()
    for file in files:
        let_go(file)


@transaction.atomic
def publish_scheduled(scheduled: ScheduledPost) -> Entry | None:
    """Publish a post now. None where it is held back, which it then says itself, or where somebody was quicker."""
    waiting = ScheduledPost.objects.select_for_update(of=("self",), skip_locked=True)
    current = waiting.select_related("author", "space__archiving", "shared").filter(pk=scheduled.pk).first()
    if current is None:
        return None
    question = question_of(current)
    refusal = _refusal_of(current, question)
    if refusal:
        _hold_back(current, refusal)
        return None
    files = files_of_scheduled(current)
    current.delete()
    return post_with(
        current.author,
        current.body,
        question=question,
        shared=current.shared,
        thanked=thanked_by(current),
        space=current.space,
        title=current.title,
        files=files,
    )


def publish_due() -> int:
    """Publish what is due, each in a transaction of its own, and give its number; what fails is tried again."""
    due = ScheduledPost.objects.filter(refused_at=None, publish_at__lte=timezone.now())
    published = 0
    for scheduled in due.order_by("publish_at", "pk")[:_AT_ONCE]:
        try:
            published += publish_scheduled(scheduled) is not None
        except Exception:  # one that cannot be published must not keep the others waiting
            log.exception("Scheduled post %s could not be published", scheduled.pk)
    return published


def files_of_scheduled(scheduled: ScheduledPost) -> list[StoredFile]:
    """Give the files of a scheduled post, in their order."""
    return [each.file for each in scheduled.files.select_related("file").order_by("position", "pk")]


def thanked_by(scheduled: ScheduledPost) -> list[Person]:
    """Give whom a scheduled post thanks: who is still here, and known to its author."""
    known = Person.objects.visible_to(scheduled.author).active().in_bulk(scheduled.thanked)
    return [known[pk] for pk in scheduled.thanked if pk in known]


def question_of(scheduled: ScheduledPost) -> Question | None:
    """Give the poll of a scheduled post."""
    if scheduled.poll is None:
        return None
    closes_at = scheduled.poll["closes_at"]
    return Question(
        **{**scheduled.poll, "closes_at": datetime.fromisoformat(closes_at) if closes_at else None}
    )


def _keep(scheduled: ScheduledPost, plan: Plan) -> None:
    scheduled.space, scheduled.publish_at = plan.space, plan.at
    scheduled.title, scheduled.body = clean_line(plan.title), clean(plan.body)
    scheduled.poll = _as_json(plan.question)
    scheduled.thanked = [person.pk for person in plan.thanked]
    scheduled.save()
    ScheduledFile.objects.bulk_create(
        ScheduledFile(scheduled=scheduled, file=file, position=index) for index, file in enumerate(plan.files)
    )


def _as_json(question: Question | None) -> dict[str, object] | None:
    if question is None:
        return None
    closes_at = question.closes_at.isoformat() if question.closes_at else None
    return asdict(question) | {"choices": list(question.choices), "closes_at": closes_at}


def _refusal_of(scheduled: ScheduledPost, question: Question | None) -> Refusal | None:
    """Ask again what was asked when it was planned."""
    author, space = scheduled.author, scheduled.space
    if Deactivation.objects.filter(person=author).exists():
        return Refusal.NO_ACCESS
    if space is not None and space.is_archived:
        return Refusal.ARCHIVED
    belongs = Membership.objects.filter(space=space, person=author).first() if space else None
    if not rules.may_publish(author, space, belongs):
        return Refusal.NO_MEMBER if space else Refusal.NO_SPACE
    if question and question.closes_at and question.closes_at <= timezone.now():
        return Refusal.POLL_OVER
    return None


def _hold_back(scheduled: ScheduledPost, refusal: Refusal) -> None:
    scheduled.refusal, scheduled.refused_at = refusal, timezone.now()
    scheduled.save(update_fields=["refusal", "refused_at"])
    record(None, "post.withheld", scheduled, author=scheduled.author_id)
