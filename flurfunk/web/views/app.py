"""What a system needs to install the house as an app: the manifest and its icons."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from flurfunk.kit.http import by_method
from flurfunk.people.models import Company
from flurfunk.web.app_icon import SIZES, draw_icon

_PAPER = "#fcfaf7"


def show_manifest(request: HttpRequest) -> HttpResponse:
    """Describe the app in the reader's language."""
    company = _company(request)
    return JsonResponse(_manifest(company), content_type="application/manifest+json")


def show_icon(request: HttpRequest, size: int) -> HttpResponse:
    """Draw the icon at one of the sizes that systems ask for."""
    if size not in SIZES:
        raise Http404
    company = _company(request)
    png = draw_icon(company.name[:1].upper(), company.accent, size)
    return HttpResponse(png, content_type="image/png", headers={"Cache-Control": "public, max-age=3600"})


def _company(request: HttpRequest) -> Company:
    return request.company or Company(name="Flurfunk")  # type: ignore[attr-defined]  # the middleware's


def _manifest(company: Company) -> dict[str, Any]:
    return {
        "id": "/",
        "name": company.name,
        "short_name": company.name[:12].strip(),
        "start_url": reverse("home"),
        "scope": "/",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [_icon(size, purpose) for size in (192, 512) for purpose in ("any", "maskable")],
        "shortcuts": [
            {"name": _("Write a post"), "url": reverse("new_entry")},
            {"name": _("Notifications"), "url": reverse("notifications")},
            {"name": _("People"), "url": reverse("people")},
        ],
        "share_target": {
            "action": reverse("new_entry"),
            "method": "GET",
            "params": {"title": "title", "text": "text", "url": "link"},
        },
    }


def _icon(size: int, purpose: str) -> dict[str, str]:
    address = reverse("app_icon", args=[size])
    return {"src": address, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


manifest = by_method(GET=show_manifest)
icon = by_method(GET=show_icon)
