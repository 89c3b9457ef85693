"""What was published in some time that somebody follows: what `occasions` says, asked from the other side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flurfunk.content.listing import READABLE
from flurfunk.conversation.occasions import FOLLOWING_AUTHOR, FOLLOWING_SPACE, FOLLOWING_TOPIC, IN_MY_SPACE
from flurfunk.events.occasions import Reason
from flurfunk.kit.database import read_rows, with_literals
from flurfunk.people.models import Person

MOST = 1000

# The most specific first, as those are told who want to know at once.
_REASONS = (FOLLOWING_SPACE, FOLLOWING_AUTHOR, FOLLOWING_TOPIC, IN_MY_SPACE)
_THEN = "e.status = 'published' AND e.published_at > %(since)s AND e.published_at <= %(until)s"
_PICKED = f"""
    SELECT e.id, 0 AS reason FROM mine JOIN content_entry e ON e.space_id = mine.space_id
    WHERE mine.watched_at IS NOT NULL AND {_THEN}
    UNION ALL SELECT e.id, 1 FROM people_follow f JOIN content_entry e ON e.author_id = f.followed_id
    WHERE f.follower_id = %(person)s AND {_THEN}
    UNION ALL SELECT g.entry_id, 2 FROM topics_follow f JOIN topics_tagging g ON g.topic_id = f.topic_id
    WHERE f.person_id = %(person)s AND g.published_at > %(since)s AND g.published_at <= %(until)s
    UNION ALL SELECT e.id, 3 FROM mine JOIN content_entry e ON e.space_id = mine.space_id WHERE {_THEN}
"""  # noqa: S608 - pieces of ours
# What an import brings was published elsewhere, long before its event; nobody is told of it.
_FOLLOWED = f"""
WITH mine AS MATERIALIZED (
    SELECT space_id, watched_at FROM spaces_membership WHERE person_id = %(person)s AND muted_at IS NULL
)
SELECT * FROM (
    SELECT DISTINCT ON (e.id) e.id, v.id AS event, v.actor_id, v.at, p.reason
    FROM ({_PICKED}) p JOIN content_entry e ON e.id = p.id
    JOIN events_event v ON v.subject_type = 'content.entry' AND v.subject_id = e.id AND v.kind = 'entry.published'
    WHERE e.status = 'published' AND {READABLE} AND v.at < e.published_at + interval '10 minutes'
      AND v.actor_id IS DISTINCT FROM %(person)s
    ORDER BY e.id, p.reason, v.id
) found ORDER BY event DESC LIMIT {MOST}
"""  # noqa: S608 - pieces of ours


@dataclass(frozen=True)
class Followed:
    """An entry somebody follows in some way, by ids; `at` is when it was published."""

    entry: int
    event: int
    actor: int | None
    at: datetime
    reason: Reason


def followed_between(person: Person, since: datetime, until: datetime) -> Sequence[Followed]:
    """Give what others published after a moment up to another and this person can see, each for its best reason."""
    statement = with_literals(_FOLLOWED, is_guest=person.is_guest)
    rows = read_rows(statement, {"person": person.pk, "since": since, "until": until})
    return [
        Followed(entry, event, actor, at, _REASONS[rank]) for entry, event, actor, at, rank in reversed(rows)
    ]
