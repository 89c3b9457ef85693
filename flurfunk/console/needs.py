"""What needs somebody who looks after the house."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from flurfunk.console.health import warnings
from flurfunk.jobs.looking import count_jobs
from flurfunk.kit.templating import url
from flurfunk.moderation.models import Hiding, Report
from flurfunk.people.models import Person


@dataclass(frozen=True)
class Need:
    """One thing to see to: what it is, and where."""

    sentence: str
    label: str
    url: str


def needs(person: Person) -> Sequence[Need]:
    """Give what is to be seen to now; nothing on a good day."""
    return [need for need in (_undecided(person), _failed(), _unwell()) if need is not None]


def _undecided(person: Person) -> Need | None:
    waiting = Report.objects.open().decided_by(person).count()
    count = waiting + Hiding.objects.decided_by(person).appealed().count()
    if not count:
        return None
    sentence = ngettext("%(count)s report waits for you.", "%(count)s reports wait for you.", count)
    return Need(sentence % {"count": count}, _("See the reports"), url("reports"))


def _failed() -> Need | None:
    count = count_jobs().failed
    if not count:
        return None
    sentence = ngettext("%(count)s job failed for good.", "%(count)s jobs failed for good.", count)
    return Need(sentence % {"count": count}, _("See the jobs"), url("console_jobs"))


def _unwell() -> Need | None:
    count = warnings()
    if not count:
        return None
    sentence = ngettext(
        "%(count)s thing about the installation needs attention.",
        "%(count)s things about the installation need attention.",
        count,
    )
    return Need(sentence % {"count": count}, _("See the health"), url("console_health"))
