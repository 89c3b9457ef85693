"""Tell open pages of what happens to spaces."""

from django.urls import reverse

from flurfunk.events.listening import hears
from flurfunk.events.models import Event
from flurfunk.live.publishing import publish
from flurfunk.spaces.models import Space


@hears("space.join_requested", "space.join_withdrawn", "space.join_declined", "space.joined")
def tell_who_keeps_order(event: Event) -> None:
    """Listener: how many wait to join has changed, for those who decide on it."""
    space = Space.objects.filter(pk=event.subject_id).first()
    if space:
        keepers = [f"keepers:{space.pk}"]
        publish(keepers, {"id": "asking", "url": reverse("space_asking", args=[space.slug])})
        publish(keepers, {"id": "waiting", "url": reverse("space_requests", args=[space.slug])})
