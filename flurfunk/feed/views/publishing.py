"""Publish what a checked form for a post says, now or later."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from flurfunk.content.drafting import forget_sent
from flurfunk.content.forms import take_files
from flurfunk.feed.posting import post_with
from flurfunk.feed.scheduling import Plan, schedule
from flurfunk.feed.scheduling_forms import LaterPostForm
from flurfunk.kit import dates
from flurfunk.kit.http import see_other
from flurfunk.people.doors import PersonRequest


def publish_form(request: PersonRequest, form: LaterPostForm) -> HttpResponse:
    """Publish the post, or keep it for later where the form gives a time."""
    values = form.cleaned_data
    files = take_files(values, request.person)
    forget_sent(request.person, request.path, request.POST.dict())
    if values["publish_at"]:
        return _plan(request, form.plan(files))
    made = post_with(
        request.person,
        values["body"],
        question=form.question,
        shared=form.shared,
        thanked=values["thanked"],
        space=values["space"],
        title=values["title"],
        files=files,
    )
    return see_other(made.url)


def _plan(request: PersonRequest, plan: Plan) -> HttpResponse:
    """Keep it for later, and say so where it then stands."""
    schedule(request.person, plan)
    messages.success(request, _("It will be published on %(moment)s.") % {"moment": dates.moment(plan.at)})
    return see_other(reverse("scheduled_posts"))
