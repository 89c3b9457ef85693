"""Put an emoji on an entry or a comment, and take it off."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction

from flurfunk.content.models import Entry
from flurfunk.conversation.models import EMOJI, Comment, Reaction
from flurfunk.events.recording import record
from flurfunk.kit.database import decoded
from flurfunk.people.models import Person


@transaction.atomic
def react(subject: Entry | Comment, person: Person, emoji: str) -> None:
    """Add a reaction; does nothing if it is there. Raises ValueError for an emoji that is not offered."""
    if emoji not in EMOJI:
        raise ValueError(emoji)
    _, is_new = Reaction.objects.get_or_create(**_of(subject), person=person, emoji=emoji)
    if is_new:
        _recount(subject, emoji, by=1)
        record(person, "reaction.added", subject, emoji=emoji, entry=_entry_id(subject))


@transaction.atomic
def react_together(subject: Entry | Comment, reactions: Iterable[tuple[Person, str]]) -> None:
    """Add the reactions of many people to what nobody else reacts to meanwhile, as when it is brought here.

    Raises ValueError for an emoji that is not offered.
    """
    there = set(Reaction.objects.filter(**_of(subject)).values_list("person_id", "emoji"))
    fresh = [each for each in dict.fromkeys(reactions) if (each[0].pk, each[1]) not in there]
    counts = Counter(emoji for _, emoji in fresh)
    if not counts.keys() <= set(EMOJI):
        raise ValueError(counts.keys() - set(EMOJI))
    Reaction.objects.bulk_create(Reaction(**_of(subject), person=one, emoji=emoji) for one, emoji in fresh)
    for emoji, count in counts.items():
        _recount(subject, emoji, by=count)
    for person, emoji in fresh:
        record(person, "reaction.added", subject, emoji=emoji, entry=_entry_id(subject))


@transaction.atomic
def withdraw(subject: Entry | Comment, person: Person, emoji: str) -> None:
    """Take a reaction off."""
    gone, _ = Reaction.objects.filter(**_of(subject), person=person, emoji=emoji).delete()
    if gone:
        _recount(subject, emoji, by=-1)
        record(person, "reaction.withdrawn", subject, emoji=emoji, entry=_entry_id(subject))


def _of(subject: Entry | Comment) -> dict[str, Any]:
    return {"entry": subject} if isinstance(subject, Entry) else {"comment": subject}


def _entry_id(subject: Entry | Comment) -> int:
    return subject.pk if isinstance(subject, Entry) else subject.entry_id


def _recount(subject: Entry | Comment, emoji: str, *, by: int) -> None:
    """Keep the counts beside the subject in one statement, so that two at once both count; none at zero."""
    table = subject._meta.db_table  # noqa: SLF001 - Django's documented name for the options
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            UPDATE {table} SET reaction_counts = CASE
                WHEN coalesce((reaction_counts->>%(emoji)s)::int, 0) + %(by)s > 0
                THEN jsonb_set(reaction_counts, ARRAY[%(emoji)s],
                               to_jsonb(coalesce((reaction_counts->>%(emoji)s)::int, 0) + %(by)s))
                ELSE reaction_counts - %(emoji)s END
            WHERE id = %(id)s RETURNING reaction_counts
            """,  # noqa: S608 - the table's name is the model's own
            {"emoji": emoji, "by": by, "id": subject.pk},
        )
        row = cursor.fetchone()
    counts = row[0] if row else {}
    subject.reaction_counts = decoded(counts)
