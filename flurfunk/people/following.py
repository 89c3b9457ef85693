"""Follow people."""

from django.db import transaction

from flurfunk.events.recording import record
from flurfunk.people.models import Follow, Person


@transaction.atomic
def follow(follower: Person, followed: Person) -> None:
    """Begin to hear about a person; does nothing if one does already."""
    _, is_new = Follow.objects.get_or_create(follower=follower, followed=followed)
    if is_new:
        record(follower, "person.followed", followed)


@transaction.atomic
def unfollow(follower: Person, followed: Person) -> None:
    """Stop hearing about a person."""
    gone, _ = Follow.objects.filter(follower=follower, followed=followed).delete()
    if gone:
        record(follower, "person.unfollowed", followed)
