"""The Jinja2 environment: what every template can call."""

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.backends.jinja2 import Jinja2 as DjangoJinja2
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from flurfunk.kit import dates
from flurfunk.kit.compiling import HouseEnvironment, Settled, translated_by
from flurfunk.kit.fragments import slot


class TemplatesFolder(DjangoJinja2):
    """Django's Jinja2 engine, finding pages in each app's `templates/` folder."""

    app_dirname = "templates"


def load_templates(package: Path) -> None:
    """Compile the pages that lie in a package now, so that no reader waits for it."""
    from django.template import engines

    env = next(engine.env for engine in engines.all() if isinstance(engine, TemplatesFolder))
    for folder in map(Path, env.loader.searchpath):  # type: ignore[union-attr]  # Django's engine loads from folders
        if folder.is_relative_to(package):
            for page in folder.rglob("*.html"):
                env.get_template(page.relative_to(folder).as_posix())


def environment(**options: Any) -> Environment:
    """Build the environment: strict about missing names, whole-sentence translations, our globals."""
    options["undefined"] = StrictUndefined
    options.setdefault("extensions", []).append("jinja2.ext.i18n")
    settled: Settled = {"url": url, "asset": asset, "icon": icon}
    env = HouseEnvironment(**options, settled=settled, trim_blocks=True, lstrip_blocks=True)
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    translate = translated_by(gettext)
    env.globals.update({"_": translate, "gettext": translate, "slot": slot})
    env.filters.update(
        date=dates.date, moment=dates.moment, clock=dates.clock, ago=dates.ago, number=dates.number
    )
    return env


@lru_cache(maxsize=10_000)
def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Give the address of a named page."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def asset(name: str) -> str:
    """Give the address of a built asset by its plain name, e.g. "app.css"."""
    return f"{settings.STATIC_URL}assets/{_manifest()[name]}"


def icon(name: str) -> Markup:
    """Draw an icon of the sprite; it says nothing to a screen reader."""
    return Markup('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>').format(
        asset("icons.svg"), escape(name)
    )


@cache
def _manifest() -> dict[str, str]:
    path = Path(settings.ASSETS_DIR) / "manifest.json"
    if not path.exists():
        raise FileNotFoundError("The assets are not built: run bin/assets.")
    manifest: dict[str, str] = json.loads(path.read_text())
    return manifest
