"""Pictures and the stylesheet of the company's colour: small things that browsers keep."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from flurfunk.kit.http import by_method
from flurfunk.people.accents import readable_accent, stylesheet
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.people.models import Company
from flurfunk.people.photos import read_logo, read_photo

_FOR_EVER = "max-age=31536000, immutable"


@for_people
def show_photo(_request: PersonRequest, name: str) -> HttpResponse:
    """Send a photo; its name is made of its content, so it never changes."""
    content = read_photo(name)
    if content is None:
        raise Http404
    return HttpResponse(
        content, content_type="image/webp", headers={"Cache-Control": f"private, {_FOR_EVER}"}
    )


def show_logo(request: HttpRequest) -> HttpResponse:
    """Send the company's logo, to strangers too: it stands on the sign-in page."""
    company: Company | None = request.company  # type: ignore[attr-defined]
    content = read_logo(company.logo) if company else None
    if company is None or content is None:
        raise Http404
    response = HttpResponse(content, content_type="image/webp")
    return _kept(request, response, version=company.logo[:12])


def show_branding(request: HttpRequest) -> HttpResponse:
    """Send the company's colour as custom properties."""
    company: Company = request.company or Company()  # type: ignore[attr-defined]
    response = HttpResponse(
        stylesheet(readable_accent(company.accent)), content_type="text/css; charset=utf-8"
    )
    return _kept(request, response, version=company.accent.lstrip("#"))


def _kept(request: HttpRequest, response: HttpResponse, *, version: str) -> HttpResponse:
    """Let browsers keep what is asked for by its version for ever, and ask again for the rest."""
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:20]}"'
    is_named = request.GET.get("v") == version
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, {_FOR_EVER if is_named else 'no-cache'}"
    unchanged = get_conditional_response(request, etag=etag, response=response)
    return unchanged or response


photo = by_method(GET=show_photo)
logo = by_method(GET=show_logo)
branding = by_method(GET=show_branding)
