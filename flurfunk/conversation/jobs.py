"""What follows when a text names a link: somebody has to look what lies there."""

from flurfunk.conversation.previews import forget_unshown, look_at
from flurfunk.jobs.queue import job, job_every_minute
from flurfunk.links.models import Link

_LANES = 2  # links that are looked at at the same time, so that slow ones delay each other and nothing else


@job
def look_at_link(link_id: int) -> None:
    """Look at a link; does nothing where somebody has."""
    link = Link.objects.filter(pk=link_id).first()
    if link is not None:
        look_at(link)


def queue_looking(link: Link) -> None:
    """Queue the job, behind other work."""
    look_at_link.configure(lock=f"links:{link.pk % _LANES}", priority=-1).defer(link_id=link.pk)


@job_every_minute
def tidy_links() -> None:
    """Forget links that nothing shows any more."""
    forget_unshown()
