"""Write each vector into every field, through the forms and doors that people and programs use."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from html import escape
from io import BytesIO
from typing import Any
from urllib.parse import quote

from django.db import transaction
from django.utils import timezone

from flurfunk.accounts.founding import found
from flurfunk.api.issuing import issue
from flurfunk.api.scopes import Area
from flurfunk.content.models import Entry
from flurfunk.content.storing import store_file
from flurfunk.conversation.commenting import comment
from flurfunk.feed.posting import post
from flurfunk.kit.text import clean, clean_line
from flurfunk.links.keeping import keep_seen, link_to
from flurfunk.links.looking import Seen
from flurfunk.links.page_words import read_words
from flurfunk.moderation.models import Report
from flurfunk.people.models import Person
from flurfunk.people.registering import register, register_all
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.joining import add_member
from flurfunk.spaces.models import Visibility
from tests.attacks.mailing import bring_archive, bring_letters
from tests.attacks.writing import introduced, write_all
from tests.cast import PASSWORD, Browser
from tests.pictures import png

_AT_MOST = 100  # things that one person may keep of a sort


class Filling:
    """A house whose people write nothing but vectors; counts which fields took how many, and which refused.

    All vectors go in by the verbs, which clean and render; of each so many, every one `by_hand`, one goes through the
    forms of all pages, too, where requests cost more.
    """

    def __init__(self, vectors: Sequence[str], *, by_hand: int) -> None:
        self.vectors = vectors
        self.by_hand = by_hand
        self.taken: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.pages: list[str] = []  # those that show one vector each
        self.lists: list[tuple[Person, str]] = []  # those that show many, and who reads them

    def fill(self) -> Iterator[str]:
        """Do it, and tell now and then how far it is."""
        self._settle()
        with transaction.atomic():
            write_all(self.vectors, self._people, self.olu, self.taken)
        yield f"{len(self.vectors)} vectors are written by the verbs"
        for number in range(0, len(self.vectors), self.by_hand):
            self._write(number, self.vectors[number])
        yield "the forms are sent"
        self._import()
        yield "letters are read"

    def browser_of(self, person: Person) -> Browser:
        """Give a browser in which somebody is signed in."""
        browser = Browser()
        browser.force_login(person)
        return browser

    def rename(self, number: int) -> None:
        """Let the company and its announcement carry a vector, as all pages do from now on."""
        vector, now = self.vectors[number], timezone.localtime()
        begin, end = now - timedelta(days=1), now + timedelta(days=1)
        times = {"begin": f"{begin:%Y-%m-%dT%H:%M}", "end": f"{end:%Y-%m-%dT%H:%M}"}
        said = {"text": _line(vector, 300), **times}
        self._send(self._owner, "/console/announcement", "announcement", said)
        look = {"accent": "#0f6b5c", "languages": ["en", "de"], "time_zone": "Europe/Berlin"}
        self._send(
            self._owner, "/console/branding", "company name", {"company_name": _line(vector, 80), **look}
        )

    def _settle(self) -> None:
        self.olu = found(
            "Nordlicht",
            accent="#0f6b5c",
            languages=["en", "de"],
            time_zone="Europe/Berlin",
            name="Olu",
            email="olu@nordlicht.example",
            password=PASSWORD,
        )
        self._owner = self.browser_of(self.olu)
        self._closed = create_space(self.olu, "Closed", visibility=Visibility.CLOSED, slug="closed")
        self._spaces = {name: create_space(self.olu, name.title(), slug=name) for name in _SPACES}
        register_all([introduced(number, vector) for number, vector in enumerate(self.vectors)])
        self._people = list(Person.objects.filter(email__startswith="p").order_by("pk"))
        self._token = issue(self.olu, "All", scopes=["entries:write"]).secret

    def _write(self, number: int, vector: str) -> None:
        person = self._people[number]
        browser = self.browser_of(person)
        self._introduce(browser, vector)
        self._post(browser, person, vector)
        self._found_space(browser, vector)
        self._ask_and_report(browser, vector)
        self._name_link(person, number, vector)
        self._describe_topic(number, vector)
        self._keep_for_later(number, vector)
        self._post_as_program(vector)
        self.pages += [f"/people/{person.handle}", f"/search?q={quote(_line(vector, 100))}"]
        self.pages.append(f"/palette/found?q={quote(_line(vector, 100))}")

    def _introduce(self, browser: Browser, vector: str) -> None:
        lines = {"name": 120, "pronouns": 40, "work": 120, "team": 80, "place": 80, "link_title_1": 80}
        form = {name: _line(vector, longest) for name, longest in lines.items()}
        form |= {"time_zone": "UTC", "language": "en", "about": clean(vector)[:4000]}
        form |= {"link_url_1": f"https://one.example/?{quote(vector)[:400]}"}
        self._send(browser, "/settings", "name, pronouns, work, team, place, about, title of a link", form)
        form["link_url_1"] = f"https://one.example/?{''.join(vector.split())[:400]}"
        self._send(browser, "/settings", "address of a link", form)

    def _post(self, browser: Browser, person: Person, vector: str) -> None:
        picture = png()
        file = store_file(
            BytesIO(picture.read()),
            f"{vector[:150]}.png",
            uploaded_by=person,
            size=picture.size or 0,
        )
        form = {"title": vector[:300], "body": vector, "kept": str(file.pk), "alt": vector}
        choices = [f"{vector[:190]} {end}" for end in ("yes", "no")]
        self._send(
            browser,
            "/posts/new",
            "title, text, choices of a poll, alt text and name of a file",
            form | {"choice": choices},
        )
        entry: Entry | None = Entry.objects.filter(author=person).order_by("-pk").first()
        if entry is None:
            return
        self._send(browser, f"/entries/{entry.pk}/comments", "comment", {"body": vector})
        self.pages.append(f"/posts/{entry.pk}")

    def _found_space(self, browser: Browser, vector: str) -> None:
        form = {"name": _line(vector, 80), "description": clean(vector)[:1000], "visibility": "open"}
        answer = self._send(browser, "/spaces", "name and description of a space", form)
        if answer:
            self.pages.append(f"{answer}/about")

    def _describe_topic(self, number: int, vector: str) -> None:
        words = {"name": f"{_line(vector, 50)} z{number}", "about": _line(vector, 500)}
        words["aliases"] = f"{_line(vector, 25)} y{number}h"
        path = f"/topics/topic{number}"
        self._send(self._owner, f"{path}/edit", "name, description and alias of a topic", words)
        self.pages.append(path)

    def _ask_and_report(self, browser: Browser, vector: str) -> None:
        self._send(
            browser,
            "/spaces/closed/membership",
            "reason to join",
            {"reason": _line(vector, 300)},
        )
        form = {"grounds": "other", "words": clean(vector)[:2000]}
        self._send(browser, f"/people/{self.olu.handle}/report", "reason of a report", form)
        report = Report.objects.order_by("-pk").first()
        if report:
            self.pages.append(f"/reports/{report.pk}")

    def _name_link(self, person: Person, number: int, vector: str) -> None:
        """What a page elsewhere says of itself, as the fetcher reads it, and an address with the vector in it."""
        said = escape(vector)
        tags = "".join(
            f'<meta property="og:{name}" content="{said}">' for name in ("title", "description", "site_name")
        )
        seen = Seen(read_words(f"<head>{tags}<title>{said}</title></head>".encode(), "utf-8"), None)
        url = f"https://two.example/{number}?{quote(vector)[:200]}"
        keep_seen(link_to(url), seen)
        entry = post(self.olu, f"{url}\n\n#topic{number}", space=self._spaces["links"])
        comment(entry, person, f"{url}\n\n{vector}")
        self.taken["title, description and site of a link's preview"] += 1

    def _keep_for_later(self, number: int, vector: str) -> None:
        if number // self.by_hand % _AT_MOST == 0:
            person = register(f"later{number}@nordlicht.example", "Later", languages=["en"])
            self._later = self.browser_of(person)
            self.lists += [(person, path) for path in ("/drafts", "/scheduled", "/settings/tokens")]
        place = f"/drafts/entries/{number + 1}/comments"
        kept = self._later.generic(
            "PUT", place, json.dumps({"title": vector, "body": vector}), "application/json"
        )
        self._count("draft", kept.status_code)
        at = f"{timezone.now() + timedelta(days=7):%Y-%m-%dT%H:%M}"
        form = {"title": vector[:300], "body": vector, "publish_at": at}
        self._send(self._later, "/posts/new", "scheduled post", form)
        if number // self.by_hand % _AT_MOST < 20:
            program = {"name": _line(vector, 80), "lasts": "90", **{area.value: "read" for area in Area}}
            self._send(self._later, "/settings/tokens", "name of a token", program)

    def _post_as_program(self, vector: str) -> None:
        said = {"title": vector[:300], "body": vector, "space": "programs"}
        answer = Browser().post(
            "/api/v1/posts",
            json.dumps(said),
            "application/json",
            headers={"Authorization": f"Bearer {self._token}"},
        )
        self._count("title and text by the API", answer.status_code)

    def _import(self) -> None:
        some = self.vectors[:: self.by_hand]
        taken = bring_archive(some, self._spaces["archive"], self.olu)
        self.taken["writer, subject, text and name of a file in an archive"] += taken
        writer = register("writer@nordlicht.example", "Writer", languages=["en"])
        for space in (self._spaces["letters"], self._closed):
            add_member(space, writer)
        self.taken["subject and text of a letter to a space"] += bring_letters(some, writer)
        self.lists += [(self.olu, f"/spaces/{name}?order=newest") for name in _SPACES]
        self.lists += [(self.olu, path) for path in _LISTS]

    def _send(self, browser: Browser, path: str, fields: str, form: Mapping[str, Any]) -> str:
        """Send a form; give the address of the page that follows, none where it was refused."""
        answer = browser.post(path, form)
        self._count(fields, answer.status_code)
        return str(answer.headers.get("Location", "")) if answer.status_code < 400 else ""

    def _count(self, fields: str, status: int) -> None:
        if status >= 500:
            raise AssertionError(f"{fields}: {status}")
        (self.taken if status < 400 else self.refused)[fields] += 1


_SPACES = ("links", "programs", "archive", "letters")
_LISTS = (
    "/",
    "/reports",
    "/spaces/closed/requests",
    "/console/people",
    "/console/spaces",
    "/console/audit",
    "/console/mail",
    "/notifications",
    "/bookmarks",
    "/settings",
    "/console",
    "/console/branding",
    "/console/announcement",
)


def _line(vector: str, longest: int) -> str:
    return clean_line(vector)[:longest].strip()
