"""Whom reports and hidden things concern, and what they are told."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.events.models import Event
from flurfunk.events.occasions import About, Concern, Occasion, Reason, What
from flurfunk.moderation.models import Hiding, Report
from flurfunk.moderation.queries import responsible_people

RESPONSIBLE = Reason("responsible", What.SPACES, _("because you keep order there"), is_personal=True)
REPORTED_IT = Reason("reported_it", What.REPLIES, _("because you reported it"), is_personal=True)
WROTE_IT = Reason("wrote_it", What.REPLIES, _("because you wrote it"), is_personal=True)


def _report_page(event: Event) -> About:
    return About(page=reverse("report", args=[event.details["report"]]))


def _hiding_page(event: Event) -> About:
    return About(page=reverse("hiding", args=[event.details["hiding"]]))


def _thing(event: Event) -> About:
    comment = event.subject_id if event.subject_type == "conversation.comment" else None
    return About(entry=event.details["entry"], comment=comment)


def _who_decides(event: Event) -> Iterable[Concern]:
    made = Report.objects.filter(pk=event.details["report"]).first()
    people = responsible_people(made.space_id, without={made.author_id}) if made else []
    return [Concern(RESPONSIBLE, people)]


def _who_decides_anew(event: Event) -> Iterable[Concern]:
    hiding = Hiding.objects.filter(pk=event.details["hiding"]).first()
    if hiding is None:
        return []
    people = responsible_people(hiding.space_id, without={hiding.author_id, hiding.by_id})
    return [Concern(RESPONSIBLE, people or [hiding.by_id])]


def _who_reported(event: Event) -> Iterable[Concern]:
    made = Report.objects.filter(pk=event.details["report"])
    return [Concern(REPORTED_IT, made.values_list("by_id", flat=True))]


def _who_wrote(event: Event) -> Iterable[Concern]:
    model = Comment if event.subject_type == "conversation.comment" else Entry
    return [Concern(WROTE_IT, model.objects.filter(pk=event.subject_id).values_list("author_id", flat=True))]


def _reported(count: int) -> str:
    return ngettext("%(who)s reported something to you", "%(who)s reported something to you", count)


def _answered(count: int) -> str:
    return ngettext("%(who)s answered your report", "%(who)s answered your report", count)


def _hidden(count: int) -> str:
    return ngettext("%(who)s hid something that you wrote", "%(who)s hid something that you wrote", count)


def _appealed(count: int) -> str:
    return ngettext("%(who)s asks you to decide anew", "%(who)s ask you to decide anew", count)


def _refused(count: int) -> str:
    return ngettext("%(who)s answered your appeal", "%(who)s answered your appeal", count)


def _shown_again(count: int) -> str:
    return ngettext("%(who)s shows %(what)s again", "%(who)s show %(what)s again", count)


REPORTED = Occasion("report.made", (RESPONSIBLE,), _who_decides, _report_page, _reported)
ANSWERED = Occasion("report.answered", (REPORTED_IT,), _who_reported, _report_page, _answered)
HIDDEN = Occasion("hiding.made", (WROTE_IT,), _who_wrote, _hiding_page, _hidden)
APPEALED = Occasion("hiding.appealed", (RESPONSIBLE,), _who_decides_anew, _hiding_page, _appealed)
REFUSED = Occasion("hiding.appeal_refused", (WROTE_IT,), _who_wrote, _hiding_page, _refused)
SHOWN_AGAIN = Occasion("hiding.lifted", (WROTE_IT,), _who_wrote, _thing, _shown_again)
