"""Write all vectors by the verbs that the forms, the API and the mail call, which clean and render."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from flurfunk.conversation.commenting import comment
from flurfunk.feed.polling import Question
from flurfunk.feed.posting import post, post_with
from flurfunk.kit.text import clean, clean_line
from flurfunk.links.keeping import keep_seen, link_to
from flurfunk.links.looking import Seen
from flurfunk.links.page_words import Words, read_words
from flurfunk.people.editing import render_about
from flurfunk.people.models import Person
from flurfunk.spaces.creating import create_space
from flurfunk.topics.models import Topic
from flurfunk.topics.tending import describe

THREADS = "Where all of it is said"
_IN_A_THREAD = 50


def introduced(number: int, vector: str) -> Person:
    """Give somebody who says nothing else of themselves."""
    lines = {"name": 120, "pronouns": 40, "work": 120, "team": 80, "place": 80}
    said = {name: clean_line(vector)[:longest] for name, longest in lines.items()}
    person = Person(
        email=f"p{number}@nordlicht.example", languages=["en"], about=clean(vector)[:4000], **said
    )
    person.name = person.name or "Nobody"
    person.about_html = render_about(person.about, person)
    return person


def write_all(vectors: Sequence[str], people: Sequence[Person], olu: Person, taken: "Counter[str]") -> None:
    """Write them as posts with polls, comments with links, spaces and topics; in one transaction, which is quicker."""
    for number, (vector, person) in enumerate(zip(vectors, people, strict=True)):
        if number % _IN_A_THREAD == 0:
            thread = post(olu, THREADS, title=f"{THREADS} {number}")
        line = clean_line(vector)
        choices = [f"{line[:190]} {end}" for end in ("yes", "no")]
        post_with(
            person,
            f"{vector}\n\n#topic{number}",
            question=Question(choices, False, False, None),
            title=line[:300],
        )
        url = f"https://two.example/{number}"
        keep_seen(link_to(url), Seen(_said(vector), None))
        comment(thread, person, f"{url}\n\n{vector}")
        create_space(olu, line[:80].strip() or "Nothing", description=clean(vector)[:1000])
        topic = Topic.objects.filter(slug=f"topic{number}").first()
        if topic:
            name = f"{line[:50]} z{number}"
            describe(topic, name=name, about=line[:500], aliases=[f"{line[:25]} y{number}"], by=olu)
            taken["by verbs: name, description and alias of a topic"] += 1
        taken["by verbs: name, pronouns, work, team, place, about"] += 1
        taken["by verbs: title, text, choices of a poll"] += 1
        taken["by verbs: comment; title, description and site of a link"] += 1
        taken["by verbs: name and description of a space"] += 1


def _said(vector: str) -> Words:
    """What a page elsewhere says of itself, as the fetcher reads it."""
    said = escape(vector)
    tags = "".join(f'<meta property="og:{name}" content="{said}">' for name in _PROPERTIES)
    return read_words(f"<head>{tags}<title>{said}</title></head>".encode("utf-8", "replace"), "utf-8")


_PROPERTIES = ("title", "description", "site_name")
