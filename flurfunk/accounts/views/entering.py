"""Sign somebody in who has just come: from an invitation, from the first run, in the demo company."""

from django.contrib.auth import login
from django.http import HttpRequest

from flurfunk.accounts.browsers import note_browser
from flurfunk.people.models import Person


def enter(request: HttpRequest, person: Person) -> None:
    """Sign in, with a new session key."""
    login(request, person)
    note_browser(request, person)
