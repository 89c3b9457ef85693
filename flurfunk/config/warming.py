"""Do before the first request what would otherwise be done within it, and tell the garbage collector that it stays."""

import gc

from django.conf import settings
from django.urls import get_resolver
from django.utils import timezone, translation

from flurfunk.kit import dates
from flurfunk.kit.templating import load_templates


def warm_up() -> None:
    """Load pages, addresses and languages, then collect seldom: what is loaded stays, and pages make few circles."""
    get_resolver().url_patterns  # noqa: B018 - read for the first time, which imports every view
    load_templates(settings.PACKAGE)
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            dates.moment(timezone.now())
            dates.ago(timezone.now())
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
