"""Report an entry, a comment or a profile."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from flurfunk.content.finding import find_entry
from flurfunk.conversation.models import Comment
from flurfunk.kit.http import allow, by_method, see_other
from flurfunk.kit.text import clean
from flurfunk.moderation.forms import ReportForm
from flurfunk.moderation.reporting import Thing, author_of, report
from flurfunk.moderation.rules import may_report
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.people.models import Person

Find = Callable[[PersonRequest, int | str], Thing]


def _find_entry(request: PersonRequest, key: int | str) -> Thing:
    return find_entry(request.person, int(key))


def _find_comment(request: PersonRequest, key: int | str) -> Thing:
    visible = Comment.objects.visible_to(request.person).select_related("author", "entry")
    found: Comment = get_object_or_404(visible, pk=key)
    return found


def _find_person(request: PersonRequest, key: int | str) -> Thing:
    found: Person = get_object_or_404(Person.objects.visible_to(request.person), handle=clean(str(key)))
    return found


def _pages(find: Find) -> Callable[..., HttpResponse]:
    """Make the address at which one kind of thing is reported."""

    @for_people
    def new(request: PersonRequest, /, **key: int | str) -> HttpResponse:
        thing = find(request, *key.values())
        allow(may_report(request.person, author_of(thing).pk))
        return _page(request, thing, ReportForm())

    @for_people
    def create(request: PersonRequest, /, **key: int | str) -> HttpResponse:
        thing = find(request, *key.values())
        allow(may_report(request.person, author_of(thing).pk))
        form = ReportForm(request.POST)
        if not form.is_valid():
            return _page(request, thing, form, status=422)
        values = form.cleaned_data
        report(thing, by=request.person, grounds=values["grounds"], words=values["words"])
        messages.success(request, _("Thank you. Those who keep order here look at it and answer you."))
        return see_other(thing.url)

    return by_method(GET=new, POST=create)


def _page(request: PersonRequest, thing: Thing, form: ReportForm, *, status: int = 200) -> HttpResponse:
    context = {
        "thing": thing,
        "author": author_of(thing),
        "form": form,
        "is_person": isinstance(thing, Person),
    }
    return render(request, "moderation/new.html", context, status=status)


of_entry = _pages(_find_entry)
of_comment = _pages(_find_comment)
of_person = _pages(_find_person)
