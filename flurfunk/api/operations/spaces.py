"""Spaces: found, made, described, archived."""

from typing import Any, Literal

from django.db import transaction

from flurfunk.api.bearing import ProgramRequest
from flurfunk.api.listing import Listed, each, listed
from flurfunk.api.preconditions import expect_version, hold, shows_version
from flurfunk.api.problems import check
from flurfunk.api.scopes import Area
from flurfunk.api.sections import Section
from flurfunk.api.shapes.spaces import NewSpace, SpaceChange, SpaceShape, space_shape
from flurfunk.kit.http import allow
from flurfunk.kit.text import clean_line
from flurfunk.spaces import rules
from flurfunk.spaces.creating import create_space as make_space
from flurfunk.spaces.directory import Shelf, row_of, spaces_page
from flurfunk.spaces.finding import find_space
from flurfunk.spaces.forms import SpaceForm
from flurfunk.spaces.models import Space
from flurfunk.spaces.tending import archive, bring_back, edit_space

section = Section(Area.SPACES, "Spaces")
_FIELDS = ("name", "description", "visibility")


@section.reads("/spaces", Listed[SpaceShape])
def list_spaces(
    request: ProgramRequest, q: str = "", show: Literal["all", "mine", "archived"] = "all", after: str = ""
) -> Any:
    """The spaces this person may know of, by name.

    `show` takes the person's own or the archived ones instead of all in use. With `q` the best found by name, which
    is one page only.
    """
    page = spaces_page(request.person, Shelf(show), typed=clean_line(q[:100]), after=after)
    return listed(request, page, each(space_shape))


@section.creates("/spaces", SpaceShape)
def create_space(request: ProgramRequest, space: NewSpace) -> Any:
    """Make a space that belongs to the person."""
    allow(rules.may_create_space(request.person))
    values = check(SpaceForm(space.dict(), by=request.person))
    made = make_space(
        request.person,
        values["name"],
        visibility=values["visibility"],
        description=values["description"],
        is_default=values["is_default"],
    )
    return shape_of(request, made)


@section.reads("/spaces/{slug}", SpaceShape)
def show_space(request: ProgramRequest, slug: str) -> Any:
    """One space."""
    return shape_of(request, find_space(request.person, slug).space)


@section.changes("/spaces/{slug}", SpaceShape)
def change_space(request: ProgramRequest, slug: str, change: SpaceChange) -> Any:
    """Describe a space anew, or change who sees it."""
    standing = find_space(request.person, slug)
    allow(standing.may_tend)
    expect_version(request, standing.space.version)
    with transaction.atomic():
        space = hold(request, standing.space)
        values = check(_form(request, space, change, is_member=standing.membership is not None))
        edit_space(space, by=request.person, **values)
    return shape_of(request, space)


@section.puts("/spaces/{slug}/archiving")
def archive_space(request: ProgramRequest, slug: str) -> None:
    """Close a space for writing."""
    standing = find_space(request.person, slug)
    allow(standing.may_tend)
    archive(standing.space, by=request.person)


@section.removes("/spaces/{slug}/archiving")
def bring_back_space(request: ProgramRequest, slug: str) -> None:
    """Open an archived space for writing again."""
    standing = find_space(request.person, slug)
    allow(standing.may_tend)
    bring_back(standing.space, by=request.person)


def shape_of(request: ProgramRequest, space: Space) -> SpaceShape:
    """Shape a space as it stands now."""
    row = row_of(request.person, space)
    shows_version(request, row.version)
    return space_shape(row)


def _form(request: ProgramRequest, space: Space, change: SpaceChange, *, is_member: bool) -> SpaceForm:
    said = {field: getattr(space, field) for field in (*_FIELDS, "is_default")}
    said |= {field: value for field, value in change.dict().items() if value is not None}
    return SpaceForm(said, by=request.person, space=space, is_member=is_member)
