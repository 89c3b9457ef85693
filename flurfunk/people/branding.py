"""Change what the company looks like."""

import secrets
from collections.abc import Sequence

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from flurfunk.events.recording import record
from flurfunk.kit.disposal import delete_after_commit
from flurfunk.kit.pictures import encode, open_picture
from flurfunk.people.models import Company, Person

_BOX = (640, 160)  # pixels: four times what is shown, for sharp screens


@transaction.atomic
def rebrand(
    company: Company,
    by: Person,
    *,
    name: str,
    accent: str,
    languages: Sequence[str],
    time_zone: str,
    looks_at_links: bool,
) -> None:
    """Change name, colour, languages, time zone, and whether links are looked at for their previews."""
    company.name, company.accent = name, accent
    company.languages, company.time_zone = list(languages), time_zone
    company.looks_at_links = looks_at_links
    company.save(update_fields=["name", "accent", "languages", "time_zone", "looks_at_links"])
    record(by, "company.edited", company)


@transaction.atomic
def change_logo(company: Company, by: Person, *, logo: str) -> None:
    """Show a logo that `store_logo` keeps; an empty name takes it away."""
    former = Company.objects.select_for_update().get(pk=company.pk).logo
    company.logo = logo
    company.save(update_fields=["logo"])
    if former and former != logo:
        delete_after_commit(f"logos/{former}")
    record(by, "company.edited", company)


def store_logo(content: bytes) -> str:
    """Keep a logo, encoded anew without metadata, its shape unchanged; gives its name. Raises NotAPictureError."""
    picture = open_picture(content)
    picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    picture.thumbnail(_BOX, Image.Resampling.LANCZOS)
    name = f"{secrets.token_hex(16)}.webp"
    default_storage.save(f"logos/{name}", ContentFile(encode(picture)))
    return name
