"""Find events whose job was lost, by a restored backup or an emptied queue, and queue them again."""

import logging
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from flurfunk.events.jobs import queue_telling, tell_listeners
from flurfunk.events.models import Event

log = logging.getLogger(__name__)

_LOST_AFTER = timedelta(minutes=5)
_MOST_AT_ONCE = 1000

# A job that failed for good or was cancelled is somebody's to look at; it was not lost.
_LOST = """
SELECT e.id FROM events_event e
WHERE e.told_at IS NULL AND e.at < %(before)s AND NOT EXISTS (
    SELECT 1 FROM procrastinate_jobs j
    WHERE j.task_name = %(task)s AND (j.args->>'event_id')::bigint = e.id
      AND j.status IN ('todo', 'doing', 'failed', 'cancelled')
)
ORDER BY e.id LIMIT %(most)s
"""


@transaction.atomic
def rescue_lost() -> int:
    """Queue events that wait for longer than five minutes without a job, and give their number."""
    before = timezone.now() - _LOST_AFTER
    params: dict[str, Any] = {"before": before, "task": tell_listeners.name, "most": _MOST_AT_ONCE}
    with connection.cursor() as cursor:
        cursor.execute(_LOST, params)
        lost = [row[0] for row in cursor.fetchall()]
    for event in Event.objects.filter(pk__in=lost).order_by("pk"):
        queue_telling(event)
    if lost:
        log.warning("%s events had lost their jobs and are told of now.", len(lost))
    return len(lost)
