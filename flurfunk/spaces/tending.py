"""Look after a space: describe it, give it a picture, archive it and bring it back, mute it for oneself."""

from django.db import transaction
from django.utils import timezone

from flurfunk.events.recording import record
from flurfunk.kit.pictures import Crop, discard_square, store_square
from flurfunk.kit.text import clean, clean_line, foldings
from flurfunk.live.publishing import recheck_source
from flurfunk.people.models import Person
from flurfunk.spaces.models import Archiving, Membership, Space, Visibility


@transaction.atomic
def edit_space(
    space: Space, *, by: Person, name: str, description: str, visibility: Visibility, is_default: bool
) -> None:
    """Change what a space is called, says, and who sees it."""
    former = space.visibility
    space.name = clean_line(name)
    space.description = clean(description)
    space.visibility = visibility
    space.is_default = is_default
    space.folded = foldings(space.name)
    space.version += 1
    space.save()
    if visibility != former:
        recheck_source(f"space:{space.pk}")
        recheck_source(f"within:{space.pk}")
    record(by, "space.edited", space, visibility=visibility, former_visibility=former)


@transaction.atomic
def change_picture(space: Space, picture: bytes, crop: Crop | None, *, by: Person) -> None:
    """Set the picture. Raises kit.pictures.NotAPictureError."""
    _show_picture(space, store_square(picture, crop), by=by)


@transaction.atomic
def remove_picture(space: Space, *, by: Person) -> None:
    """Go back to the letter on its colour."""
    _show_picture(space, "", by=by)


@transaction.atomic
def archive(space: Space, *, by: Person) -> None:
    """Close a space for writing; it stays readable."""
    Archiving.objects.get_or_create(space=space, defaults={"by": by})
    record(by, "space.archived", space)


@transaction.atomic
def bring_back(space: Space, *, by: Person) -> None:
    """Open an archived space for writing again."""
    Archiving.objects.filter(space=space).delete()
    record(by, "space.brought_back", space)


def mute(membership: Membership) -> None:
    """Keep a space's entries out of one's own home feed."""
    membership.muted_at, membership.watched_at = timezone.now(), None
    membership.save(update_fields=["muted_at", "watched_at"])


def unmute(membership: Membership) -> None:
    """Let a space's entries into one's home feed again."""
    membership.muted_at = None
    membership.save(update_fields=["muted_at"])


def watch(membership: Membership) -> None:
    """Begin to be told of everything that is published in a space."""
    membership.muted_at, membership.watched_at = None, timezone.now()
    membership.save(update_fields=["muted_at", "watched_at"])


def unwatch(membership: Membership) -> None:
    """Be told only of what something else says."""
    membership.watched_at = None
    membership.save(update_fields=["watched_at"])


def _show_picture(space: Space, name: str, *, by: Person) -> None:
    discard_square(Space.objects.select_for_update().get(pk=space.pk).picture)
    space.picture = name
    space.version += 1
    space.save(update_fields=["picture", "version"])
    record(by, "space.edited", space, visibility=space.visibility, former_visibility=space.visibility)
