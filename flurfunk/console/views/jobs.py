"""The queue: what waits, runs and failed; try again or leave it be."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from flurfunk.console.tending_jobs import discard, retry
from flurfunk.jobs.looking import count_jobs, read_jobs
from flurfunk.kit.http import by_method, see_other
from flurfunk.kit.paging import cut, decode_key
from flurfunk.kit.templating import url
from flurfunk.people.doors import PersonRequest, for_administrators

_ON_A_PAGE = 50
_SHOWN = {"failed": "failed", "waiting": "todo", "running": "doing"}


@for_administrators
def index(request: PersonRequest) -> HttpResponse:
    """List the jobs of one state, those that failed where nothing was asked."""
    shown = request.GET.get("show", "")
    shown = shown if shown in _SHOWN else "failed"
    key = decode_key(request.GET.get("before"), length=1)
    before = int(key[0]) if key and key[0].isdecimal() and len(key[0]) < 19 else None
    rows = read_jobs(_SHOWN[shown], before=before, size=_ON_A_PAGE + 1)
    page = cut(rows, _ON_A_PAGE, lambda job: [job.id])
    context = {"counts": count_jobs(), "shown": shown, "jobs": page.rows, "next_key": page.next_key}
    return render(request, "console/jobs.html", context)


@for_administrators
def create_retry(request: PersonRequest, job_id: int) -> HttpResponse:
    """Try a failed job again."""
    if job_id >= 2**63 or not retry(job_id, by=request.person):
        raise Http404
    messages.success(request, _("It is tried again now."))
    return see_other(url("console_jobs"))


@for_administrators
def create_discarding(request: PersonRequest, job_id: int) -> HttpResponse:
    """Leave a failed job be."""
    if job_id >= 2**63 or not discard(job_id, by=request.person):
        raise Http404
    messages.success(request, _("It is not tried again."))
    return see_other(url("console_jobs"))


collection = by_method(GET=index)
retrying = by_method(POST=create_retry)
discarding = by_method(POST=create_discarding)
