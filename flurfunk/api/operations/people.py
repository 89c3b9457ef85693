"""People: me, everybody I see, and whom I follow."""

from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404

from flurfunk.api.bearing import ProgramRequest
from flurfunk.api.listing import PAGE, Listed, each, listed
from flurfunk.api.preconditions import expect_version, hold, shows_version
from flurfunk.api.profiles import read_change
from flurfunk.api.scopes import Area
from flurfunk.api.sections import Section
from flurfunk.api.shapes.people import MyChange, MyShape, PersonShape, my_shape, person_shape
from flurfunk.kit.http import allow
from flurfunk.kit.paging import Page, cut
from flurfunk.kit.text import clean, clean_line
from flurfunk.people import rules
from flurfunk.people.editing import edit_profile
from flurfunk.people.following import follow, unfollow
from flurfunk.people.models import Company, Person
from flurfunk.people.queries import after_name, forgiving, name_key

section = Section(Area.PEOPLE, "People")


@section.reads("/me", MyShape)
def show_me(request: ProgramRequest) -> Any:
    """Whom the token belongs to, and what it is good for."""
    shows_version(request, request.person.version)
    return my_shape(request.person, request.caller.scopes)


@section.changes("/me", MyShape)
def change_me(request: ProgramRequest, change: MyChange) -> Any:
    """Say something else about oneself.

    By the rules of the page for it: nobody is without a name, and links lead to the web.
    """
    expect_version(request, request.person.version)
    with transaction.atomic():
        me = hold(request, request.person)
        edit_profile(me, **read_change(change, me, Company.objects.get()))
    shows_version(request, me.version)
    return my_shape(me, request.caller.scopes)


@section.reads("/people", Listed[PersonShape])
def list_people(request: ProgramRequest, q: str = "", followed: bool = False, after: str = "") -> Any:
    """The people this person sees, by name.

    With `q` the best found by name, work, team or place, which is one page only. With `followed` those whom the
    person follows.
    """
    people = Person.objects.visible_to(request.person).active().select_related("deactivation")
    if followed:
        people = people.followed_by(request.person)
    typed = clean_line(q[:100])
    if typed:
        with forgiving():
            page: Page[Person] = Page(list(people.named_like(typed)[:PAGE]), None)
    else:
        page = cut(list(people.filter(after_name(after)).by_name()[: PAGE + 1]), PAGE, name_key)
    return listed(request, page, each(person_shape))


@section.reads("/people/{handle}", PersonShape)
def show_person(request: ProgramRequest, handle: str) -> Any:
    """One person."""
    return person_shape(_find(request, handle))


@section.puts("/people/{handle}/following")
def follow_person(request: ProgramRequest, handle: str) -> None:
    """Follow somebody."""
    person = _find(request, handle)
    allow(rules.may_follow(request.person, person))
    follow(request.person, person)


@section.removes("/people/{handle}/following")
def unfollow_person(request: ProgramRequest, handle: str) -> None:
    """Follow somebody no longer."""
    unfollow(request.person, _find(request, handle))


def _find(request: ProgramRequest, handle: str) -> Person:
    visible = Person.objects.visible_to(request.person).select_related("deactivation")
    found: Person = get_object_or_404(visible, handle=clean(handle))
    return found
