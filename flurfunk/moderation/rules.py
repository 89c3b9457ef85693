"""Who may do what about reports and hidden things; whoever asks has found them among what they decide or see."""

from flurfunk.moderation.models import Appeal, Hiding, Report
from flurfunk.moderation.queries import responsible_people
from flurfunk.people.models import Person


def may_report(actor: Person, author_id: int) -> bool:
    """Everybody, but not what is their own."""
    return actor.pk != author_id


def may_hide(report: Report) -> bool:
    """Entries and comments; who has an unfit profile is talked to or let go."""
    return report.person_id is None


def may_appeal(actor: Person, hiding: Hiding) -> bool:
    """The author, once."""
    return actor.pk == hiding.author_id and not hasattr(hiding, "appeal")


def may_decide_appeal(actor: Person, appeal: Appeal) -> bool:
    """Somebody else than who hid it, where there is somebody else; while it is open."""
    hiding = appeal.hiding
    if appeal.refused_at is not None or actor.pk == hiding.author_id:
        return False
    return actor.pk != hiding.by_id or not responsible_people(
        hiding.space_id, without={hiding.by_id, hiding.author_id}
    )
