"""Keep what was seen at an address."""

import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from flurfunk.kit.disposal import delete_after_commit
from flurfunk.links.looking import Seen
from flurfunk.links.models import Link


def link_to(url: str) -> Link:
    """Give the row of an address, named just now; made where nobody has named it before.

    Writing to the row keeps it from being forgotten in this moment.
    """
    return Link.objects.update_or_create(url=url, defaults={"named_at": timezone.now()})[0]


@transaction.atomic
def keep_seen(link: Link, seen: Seen) -> Link:
    """Write down what was seen; the picture kept before goes."""
    current: Link = Link.objects.select_for_update().get(pk=link.pk)
    delete_picture(current)
    words, picture = seen.words, seen.picture
    current.title, current.description, current.site = words.title, words.description, words.site
    current.picture = _store(picture.content) if picture else ""
    current.width, current.height = (picture.width, picture.height) if picture else (None, None)
    current.version += 1
    current.looked_at, current.failed_at = timezone.now(), None
    current.save()
    return current


def keep_failure(link: Link) -> None:
    """Write down that there was nothing to see; what was seen before stays."""
    now = timezone.now()
    Link.objects.filter(pk=link.pk).update(looked_at=now, failed_at=now)


def delete_picture(link: Link) -> None:
    """Take a link's picture out of the store with this transaction."""
    if link.picture:
        delete_after_commit(link.picture)


def _store(content: bytes) -> str:
    word = secrets.token_hex(16)
    return default_storage.save(f"links/{word[:2]}/{word}.webp", ContentFile(content))
