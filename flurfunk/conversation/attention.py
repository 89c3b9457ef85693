"""How much somebody wants to hear of a thread."""

from flurfunk.content.models import Entry
from flurfunk.kit.database import read_rows
from flurfunk.people.models import Person

_SQL = """
SELECT CASE WHEN EXISTS (SELECT 1 FROM conversation_watch w WHERE w.entry_id = %s AND w.person_id = %s) THEN 'watched'
            WHEN EXISTS (SELECT 1 FROM conversation_mute m WHERE m.entry_id = %s AND m.person_id = %s) THEN 'muted'
            ELSE '' END
"""


def attention_of(person: Person, entry: Entry) -> str:
    """Give "watched", "muted", or nothing where neither was said."""
    who = (entry.pk, person.pk)
    found: str = read_rows(_SQL, [*who, *who])[0][0]
    return found
