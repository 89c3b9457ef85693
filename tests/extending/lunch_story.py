"""What happens with flurfunk_lunch installed, played in a process of its own; prints what was seen as JSON."""

import json
import sys
import time
from typing import Any

from django.apps import apps
from django.test import Client
from django.test.utils import setup_test_environment

from flurfunk.accounts.founding import found
from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.people.models import Person
from flurfunk.people.registering import register
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.joining import add_member
from flurfunk.spaces.models import Visibility

OFFER = {"dish": "Kale and pears", "day": "2099-12-24", "price": "4.50", "note": "Bring a bowl. #kale"}
SEEN: dict[str, Any] = {}


def main() -> None:
    """Play the story."""
    setup_test_environment()
    olu, ada, bea, mallory = _people()
    space = create_space(olu, "Canteen", visibility=Visibility.CLOSED)
    for member in (ada, bea):
        add_member(space, member)
    _offer(_browser(ada), str(space.pk), space.url)
    _answer(_browser(bea))
    _look_around(_browser(ada), _browser(bea), space.url)
    _stay_outside(_browser(mallory))
    SEEN["tallies"] = _tallies(ada)
    sys.stdout.write(json.dumps(SEEN))


def look_home() -> None:
    """Print Ada's home page."""
    setup_test_environment()
    sys.stdout.write(_browser(Person.objects.get(name="Ada")).get("/").content.decode())


def _people() -> tuple[Person, ...]:
    company = {"accent": "#0f6b5c", "languages": ["en", "de"], "time_zone": "Europe/Berlin"}
    olu = found("Nordlicht", **company, name="Olu", email="olu@x.example", password="a goose")  # type: ignore[arg-type]
    spoken = {"Ada": "en", "Bea": "de", "Mallory": "en"}
    return olu, *(register(f"{n}@x.example", n, password="a goose", languages=[s]) for n, s in spoken.items())


def _browser(person: Person) -> Client:
    browser = Client(headers={"Sec-Fetch-Site": "same-origin"})
    browser.force_login(person)
    return browser


def _offer(ada: Client, space: str, space_url: str) -> None:
    slug = space_url.rstrip("/").rpartition("/")[2]
    _see("a form for a post", ada.get(f"/posts/new?space={slug}"))
    _see("a form for a lunch", ada.get(f"/lunches/new?space={slug}"))
    _see("a wrong offer", ada.post("/lunches/new", {**OFFER, "space": space, "day": "2001-01-01"}))
    answer = ada.post("/lunches/new", {**OFFER, "space": space})
    entry = Entry.objects.get(kind="lunch")
    SEEN["entry"] = entry.pk
    SEEN["the offer leads to"] = [answer.status_code, answer.headers.get("Location")]


def _answer(bea: Client) -> None:
    entry = SEEN["entry"]
    _see("an empty comment", bea.post(f"/entries/{entry}/comments", {"body": "  "}))
    SEEN["the comment"] = bea.post(f"/entries/{entry}/comments", {"body": "Two bowls, please."}).status_code
    SEEN["the reaction"] = bea.post(f"/entries/{entry}/reactions", {"emoji": "🎉"}).status_code
    SEEN["comments"] = list(Comment.objects.values_list("entry_id", "body"))


def _look_around(ada: Client, bea: Client, space_url: str) -> None:
    entry = SEEN["entry"]
    _see("Ada's home", ada.get("/"))
    _see("the space", ada.get(space_url))
    _see("the topic", ada.get("/topics/kale"))
    _see("the lunch", ada.get(f"/lunches/{entry}"))
    _see("the lunch in German", bea.get(f"/lunches/{entry}"))
    _see("Ada's card", ada.get(f"/entries/{entry}/card"))


def _stay_outside(mallory: Client) -> None:
    entry = SEEN["entry"]
    _see("Mallory's home", mallory.get("/"))
    doors = (f"/lunches/{entry}", f"/entries/{entry}", f"/entries/{entry}/card", f"/entries/{entry}/history")
    SEEN["Mallory"] = {door: mallory.get(door).status_code for door in doors}
    SEEN["Mallory"]["comment"] = mallory.post(f"/entries/{entry}/comments", {"body": "Me too"}).status_code
    form = mallory.post("/lunches/new", {**OFFER, "space": str(Entry.objects.get(pk=entry).space_id)})
    SEEN["Mallory"]["offer"] = form.status_code


def _tallies(cook: Person) -> list[int]:
    """Wait until the worker, another process, has told the listener."""
    tally: Any = apps.get_model("flurfunk_lunch.Tally")  # type: ignore[misc]  # it is installed here only
    tallies = tally.objects.filter(person=cook).values_list("offered", flat=True)
    until = time.monotonic() + 10
    while not list(tallies.all()) and time.monotonic() < until:
        time.sleep(0.1)
    return list(tallies.all())


def _see(name: str, answer: Any) -> None:
    SEEN[name] = {"status": answer.status_code, "html": answer.content.decode()}
