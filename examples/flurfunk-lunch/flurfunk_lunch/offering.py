"""Offer lunch."""

from datetime import date

from django.db import transaction

from flurfunk.content.models import Entry
from flurfunk.content.publishing import publish
from flurfunk.conversation.writing import keep_mentions, render_text
from flurfunk.events.recording import record
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from flurfunk.topics.tagging import tag
from flurfunk_lunch.models import Lunch


@transaction.atomic
def offer(
    cook: Person, dish: str, *, day: date, price_cents: int, note: str = "", space: Space | None = None
) -> Entry:
    """Offer lunch in a space, or to the whole company without one; its topic is lunch, besides those in the note."""
    text = render_text(note, cook)
    entry = publish("lunch", cook, space=space, title=dish, body=note, html=text.html)
    Lunch.objects.create(entry=entry, dish=entry.title, day=day, price_cents=price_cents)
    tag(entry, ["lunch", *text.topics])
    mentioned = keep_mentions(text, entry)
    record(cook, "entry.published", entry, mentioned=mentioned)
    return entry
