"""Reports: the queue of those who keep order, and one report as they and who made it see it."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from flurfunk.kit.http import allow, by_method, see_other
from flurfunk.moderation.forms import WordsForm
from flurfunk.moderation.hiding import hide
from flurfunk.moderation.models import Hiding, Report
from flurfunk.moderation.queries import ON_A_PAGE, waiting_page
from flurfunk.moderation.reporting import answer
from flurfunk.moderation.rules import may_hide
from flurfunk.moderation.showing import layout_for, place_of
from flurfunk.people.doors import PersonRequest, for_people

_MOST_HIDDEN = 50


@for_people
def index(request: PersonRequest) -> HttpResponse:
    """List what waits for a decision, what is hidden, and what one reported or had hidden oneself."""
    me = request.person
    page = waiting_page(Report.objects.decided_by(me), before=request.GET.get("before"))
    hidden = Hiding.objects.with_things().order_by("-pk")
    context = {
        "layout": layout_for(me),
        "reports": [(each, place_of(each.space, me)) for each in page.rows],
        "next_key": page.next_key,
        "appeals": list(hidden.decided_by(me).appealed()[:_MOST_HIDDEN]),
        "hidden": list(hidden.decided_by(me)[:_MOST_HIDDEN]),
        "mine": list(hidden.filter(author=me)[:_MOST_HIDDEN]),
        "made": list(Report.objects.filter(by=me).order_by("-pk")[:ON_A_PAGE]),
    }
    return render(request, "moderation/index.html", context)


@for_people
def show(request: PersonRequest, report_id: int) -> HttpResponse:
    """Show one report to who made it and to those who decide."""
    return _page(request, _find(request, report_id))


@for_people
def create_answer(request: PersonRequest, report_id: int) -> HttpResponse:
    """Answer who reported it."""
    report = _find(request, report_id)
    allow(_decides(request, report))
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _page(request, report, status=422, answering=form)
    answer(report, form.cleaned_data["words"], by=request.person)
    messages.success(request, _("Answered. The report is closed."))
    return see_other(report.url)


@for_people
def create_hiding(request: PersonRequest, report_id: int) -> HttpResponse:
    """Hide what is reported."""
    report = _find(request, report_id)
    allow(_decides(request, report) and may_hide(report))
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _page(request, report, status=422, hiding=form)
    hide(report.subject, by=request.person, reason=form.cleaned_data["words"])  # type: ignore[arg-type]  # no person
    messages.success(request, _("Hidden. Its author is told why and can ask for another decision."))
    return see_other(report.url)


def _find(request: PersonRequest, report_id: int) -> Report:
    decided = Report.objects.decided_by(request.person)
    theirs = Q(pk__in=decided.values("pk")) | Q(by=request.person)
    found: Report = get_object_or_404(Report.objects.with_things().filter(theirs), pk=report_id)
    return found


def _decides(request: PersonRequest, report: Report) -> bool:
    decided = Report.objects.decided_by(request.person)
    return bool(decided.filter(pk=report.pk).exists())


def _page(request: PersonRequest, report: Report, *, status: int = 200, **forms: Any) -> HttpResponse:
    decides = _decides(request, report)
    thing = report.subject
    hiding = (
        None
        if report.person_id
        else Hiding.objects.filter(entry=report.entry, comment=report.comment).first()
    )
    context = {
        "layout": layout_for(request.person),
        "report": report,
        "decides": decides,
        "place": place_of(report.space, request.person),
        "html": "" if report.person_id else thing.html,  # type: ignore[union-attr]  # a person was excluded
        "hiding": hiding,
        "may_hide": decides and may_hide(report) and hiding is None,
        "answering": forms.get("answering") or WordsForm(),
        "hiding_form": forms.get("hiding") or WordsForm(prefix=None),
    }
    return render(request, "moderation/report.html", context, status=status)


collection = by_method(GET=index)
one = by_method(GET=show)
answering = by_method(POST=create_answer)
hiding = by_method(POST=create_hiding)
