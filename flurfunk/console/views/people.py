"""People as those see them who look after the house: let go, take back, change a role."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from flurfunk.console.queries import Sort, count_by_sort, people_page
from flurfunk.kit.http import allow, by_method, see_other
from flurfunk.kit.templating import url
from flurfunk.kit.text import clean, clean_line
from flurfunk.people.deactivating import deactivate, reactivate
from flurfunk.people.doors import PersonRequest, for_administrators
from flurfunk.people.models import Person, Role
from flurfunk.people.roles import LastOwnerError, change_role
from flurfunk.people.rules import may_change_role, may_deactivate, roles_to_give


@for_administrators
def index(request: PersonRequest) -> HttpResponse:
    """List everybody, or those like what was typed."""
    typed = clean_line(request.GET.get("q", ""))[:100]
    wanted = request.GET.get("show", "")
    sort = Sort(wanted) if wanted in Sort.values else None
    page = people_page(typed, sort=sort, after=request.GET.get("after"))
    context = {
        "rows": [(person, may_deactivate(request.person, person)) for person in page.rows],
        "next_key": page.next_key,
        "q": typed,
        "roles": roles_to_give(request.person),
        "shown": sort.value if sort else "",
        "sorts": _sorts(sort),
    }
    return render(request, "console/people.html", context)


@for_administrators
def end_access(request: PersonRequest, handle: str) -> HttpResponse:
    """Sign somebody out everywhere and keep them out."""
    person = get_object_or_404(Person, handle=clean(handle))
    allow(may_deactivate(request.person, person))
    try:
        deactivate(person, by=request.person)
    except LastOwnerError:
        return _last_owner(request)
    messages.success(request, _("%(name)s can no longer sign in.") % {"name": person.name})
    return _back(person)


@for_administrators
def give_access(request: PersonRequest, handle: str) -> HttpResponse:
    """Let somebody sign in again."""
    person = get_object_or_404(Person, handle=clean(handle))
    allow(may_deactivate(request.person, person))
    reactivate(person, by=request.person)
    messages.success(request, _("%(name)s can sign in again.") % {"name": person.name})
    return _back(person)


@for_administrators
def give_role(request: PersonRequest, handle: str) -> HttpResponse:
    """Change what somebody may do in the house."""
    person = get_object_or_404(Person, handle=clean(handle))
    wanted = request.POST.get("role", "")
    allow(may_change_role(request.person, person))
    if wanted not in Role.values:
        return HttpResponseBadRequest(_("There is no such role."))
    allow(Role(wanted) in roles_to_give(request.person))
    try:
        change_role(person, Role(wanted), by=request.person)
    except LastOwnerError:
        return _last_owner(request)
    words = {"name": person.name, "role": Role(wanted).label}
    messages.success(request, _("%(name)s has another role now: %(role)s.") % words)
    return _back(person)


def _sorts(shown: Sort | None) -> list[dict[str, Any]]:
    """Give what the list can be narrowed to, each with how many there are."""
    counts, here = count_by_sort(), url("console_people")
    everybody = {"label": _("All"), "url": here, "current": shown is None, "count": sum(counts.values())}
    return [everybody] + [
        {"label": sort.label, "url": f"{here}?show={sort}", "current": shown is sort, "count": counts[sort]}
        for sort in Sort
    ]


def _last_owner(request: PersonRequest) -> HttpResponse:
    messages.error(request, _("The house needs an owner. Make somebody else one first."))
    return see_other(url("console_people"))


def _back(person: Person) -> HttpResponse:
    return see_other(f"{url('console_people')}?q={person.handle}")


collection = by_method(GET=index)
deactivation = by_method(POST=end_access, DELETE=give_access)
role = by_method(POST=give_role)
