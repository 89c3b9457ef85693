"""Bring people in from a table: upload it, see what would happen, and let it happen."""

from collections import Counter

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flurfunk.accounts.mailing import origin_of
from flurfunk.imports.judging import Outcome, judge
from flurfunk.imports.models import PeopleList
from flurfunk.imports.reading_people import start
from flurfunk.imports.tables import TooLongError, UnreadableError, read_table
from flurfunk.kit.http import by_method, see_other
from flurfunk.people.doors import PersonRequest, for_administrators

_LARGEST = 10_000_000  # bytes
_ON_A_PAGE = 100


class TableForm(forms.Form):
    """A table as spreadsheets save it."""

    table = forms.FileField(
        label=gettext_lazy("Table of people"),
        help_text=gettext_lazy(
            "A CSV file with the columns name and email, and if you like work, team, place, time_zone, languages"
            " and role; in German or English."
        ),
        error_messages={"required": gettext_lazy("Choose a file first.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
    )


@for_administrators
def new(request: PersonRequest) -> HttpResponse:
    """Ask for the table."""
    return render(request, "console/people_list_new.html", {"form": TableForm()})


@for_administrators
def create(request: PersonRequest) -> HttpResponse:
    """Take the table, and change nothing yet."""
    form = TableForm(request.POST, request.FILES)
    if form.is_valid():
        table = form.cleaned_data["table"]
        try:
            rows = read_table(table.read(_LARGEST))
        except UnreadableError:
            form.add_error(
                "table", _("There is no column of e-mail addresses in it, or no row below its head.")
            )
        except TooLongError:
            form.add_error("table", _("This is too long: cut it into tables of at most 20,000 rows."))
        else:
            made = PeopleList.objects.create(by=request.person, rows=rows, row_count=len(rows))
            return see_other(made.url)
    return render(request, "console/people_list_new.html", {"form": form}, status=422)


@for_administrators
def show(request: PersonRequest, list_id: int) -> HttpResponse:
    """Show what would happen to each row, or how far it is."""
    people = _find(request, list_id)
    if people.started_at:
        return render(request, "console/people_list_reading.html", {"list": people})
    judged = judge(people.rows, by=request.person)
    shown = request.GET.get("show", "")
    chosen = [each for each in judged if shown not in set(Outcome) or each.outcome == shown]
    after = request.GET.get("after", "")
    last = int(after) if after.isascii() and after.isdecimal() and len(after) < 9 else 0
    rest = [each for each in chosen if each.line > last]
    counts = Counter(each.outcome.value for each in judged)
    context = {
        "list": people,
        "rows": rest[:_ON_A_PAGE],
        "next_line": rest[_ON_A_PAGE - 1].line if len(rest) > _ON_A_PAGE else None,
        "shown": shown if shown in set(Outcome) else "",
        "counts": {outcome.value: counts[outcome.value] for outcome in Outcome},
    }
    return render(request, "console/people_list.html", context)


@for_administrators
def show_progress(request: PersonRequest, list_id: int) -> HttpResponse:
    """Give the part of the page that says how far it is."""
    return render(request, "console/_people_list_progress.html", {"list": _find(request, list_id)})


@for_administrators
def create_reading(request: PersonRequest, list_id: int) -> HttpResponse:
    """Let it happen."""
    people = _find(request, list_id)
    is_inviting = request.POST.get("invite") == "on"
    start(people, by=request.person, is_inviting=is_inviting, origin=origin_of(request))
    messages.success(request, _("The table is read in now; you can leave this page."))
    return see_other(people.url)


def _find(request: PersonRequest, list_id: int) -> PeopleList:
    return get_object_or_404(PeopleList, pk=list_id, by=request.person)


collection = by_method(GET=new, POST=create)
one = by_method(GET=show)
progress = by_method(GET=show_progress)
reading = by_method(POST=create_reading)
