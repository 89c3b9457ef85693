"""The picture in the browser's tab: the company's first letter on its colour."""

from django.http import HttpRequest, HttpResponse
from markupsafe import Markup

from flurfunk.kit.http import by_method
from flurfunk.people.accents import readable_accent
from flurfunk.people.colours import Oklch
from flurfunk.people.models import Company

_SVG = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="{}"/>'
    '<text x="32" y="45" text-anchor="middle" font-family="Georgia, serif" font-size="38" fill="{}">{}</text></svg>'
)


def show(request: HttpRequest) -> HttpResponse:
    """Draw it; strangers see it on the sign-in page."""
    company: Company = request.company or Company(name="Flurfunk")  # type: ignore[attr-defined]  # the middleware's
    accent = readable_accent(company.accent)
    svg = _SVG.format(_css(accent.light), _css(accent.on_light), company.name[:1].upper())
    return HttpResponse(svg, content_type="image/svg+xml", headers={"Cache-Control": "public, max-age=3600"})


def _css(colour: Oklch) -> str:
    return f"oklch({colour.lightness:.3f} {colour.chroma:.3f} {colour.hue:.1f})"


icon = by_method(GET=show)
