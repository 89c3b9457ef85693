"""The audit list, as a page and as a table to take along."""

import csv
from collections.abc import Iterator
from typing import cast

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from flurfunk.console.audit_forms import AuditForm
from flurfunk.console.auditing import Happening, Wish, audit_lines, audit_page
from flurfunk.kit.http import by_method
from flurfunk.people.doors import PersonRequest, for_administrators
from flurfunk.people.models import Person

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """Gives the csv module what it writes, for it to be sent at once."""

    def write(self, line: str) -> str:
        return line


@for_administrators
def index(request: PersonRequest) -> HttpResponse:
    """Show what happened, the newest first."""
    form = AuditForm(request.GET)
    page = audit_page(form.wish(), request.person, before=request.GET.get("before"))
    asked = request.GET.copy()
    asked.pop("before", None)
    context = {"form": form, "lines": page.rows, "next_key": page.next_key, "query": asked.urlencode()}
    return render(request, "console/audit.html", context)


@for_administrators
def export(request: PersonRequest) -> HttpResponse:
    """Send the same as a table, line by line."""
    wish = AuditForm(request.GET).wish()
    response = StreamingHttpResponse(_table(wish, request.person), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return cast("HttpResponse", response)


def _table(wish: Wish, person: Person) -> Iterator[str]:
    writer = csv.writer(_Line())
    # The mark at the beginning tells spreadsheets that it is UTF-8.
    yield "\ufeff" + str(
        writer.writerow(
            [
                _("Number"),
                _("Time"),
                _("Who"),
                _("Kind"),
                _("What"),
                _("About"),
                _("Id"),
                _("Name"),
                _("Whom"),
            ]
        )
    )
    for line in audit_lines(wish, person):
        yield str(writer.writerow([_harmless(value) for value in _row(line)]))


def _row(line: Happening) -> list[str]:
    who, whom = (each.handle if each else "" for each in (line.actor, line.whom))
    about = line.subject
    return [
        str(line.id),
        line.at.isoformat(timespec="seconds"),
        who,
        line.kind,
        line.words,
        about.kind,
        str(about.id),
        about.name,
        whom,
    ]


def _harmless(value: str) -> str:
    """Keep a spreadsheet from taking somebody's words for a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value


collection = by_method(GET=index)
table = by_method(GET=export)
