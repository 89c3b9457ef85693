"""Something hidden, as its author and those who are responsible still see it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from flurfunk.kit.http import allow, by_method, see_other
from flurfunk.kit.templating import url
from flurfunk.moderation import hiding as verbs
from flurfunk.moderation.forms import WordsForm
from flurfunk.moderation.models import Appeal, Hiding
from flurfunk.moderation.rules import may_appeal, may_decide_appeal
from flurfunk.moderation.showing import layout_for, place_of
from flurfunk.people.doors import PersonRequest, for_people


@for_people
def show(request: PersonRequest, hiding_id: int) -> HttpResponse:
    """Show what is hidden, marked as that, with the reason."""
    return _page(request, _find(request, hiding_id))


@for_people
def destroy(request: PersonRequest, hiding_id: int) -> HttpResponse:
    """Show it to all again: who hid it thinks better of it, or an appeal is granted."""
    hiding = _find(request, hiding_id)
    allow(hiding.author_id != request.person.pk)
    verbs.lift(hiding, by=request.person)
    messages.success(request, _("Everybody who may see it sees it again."))
    return see_other(url("reports"))


@for_people
def create_appeal(request: PersonRequest, hiding_id: int) -> HttpResponse:
    """Ask for another decision."""
    hiding = _find(request, hiding_id)
    allow(may_appeal(request.person, hiding))
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _page(request, hiding, status=422, form=form)
    verbs.appeal(hiding, form.cleaned_data["words"])
    messages.success(request, _("Somebody else decides anew, and answers you."))
    return see_other(hiding.url)


@for_people
def create_refusal(request: PersonRequest, hiding_id: int) -> HttpResponse:
    """Leave it hidden after an appeal."""
    hiding = _find(request, hiding_id)
    appeal = get_object_or_404(Appeal.objects.select_related("hiding"), hiding=hiding)
    allow(may_decide_appeal(request.person, appeal))
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _page(request, hiding, status=422, form=form)
    verbs.refuse(appeal, form.cleaned_data["words"], by=request.person)
    messages.success(request, _("Its author is told."))
    return see_other(hiding.url)


def _find(request: PersonRequest, hiding_id: int) -> Hiding:
    seen = Hiding.objects.seen_by(request.person).with_things()
    found: Hiding = get_object_or_404(seen, pk=hiding_id)
    return found


def _page(request: PersonRequest, hiding: Hiding, *, status: int = 200, form: Any = None) -> HttpResponse:
    appeal = getattr(hiding, "appeal", None)
    context = {
        "layout": layout_for(request.person),
        "hiding": hiding,
        "html": hiding.subject.html,
        "place": place_of(hiding.space, request.person),
        "appeal": appeal,
        "is_mine": hiding.author_id == request.person.pk,
        "may_appeal": may_appeal(request.person, hiding),
        "may_decide": appeal is not None and may_decide_appeal(request.person, appeal),
        "form": form or WordsForm(),
    }
    return render(request, "moderation/hiding.html", context, status=status)


one = by_method(GET=show, DELETE=destroy)
appealing = by_method(POST=create_appeal)
refusal = by_method(POST=create_refusal)
