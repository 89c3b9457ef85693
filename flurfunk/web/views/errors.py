"""What is shown when something of ours breaks."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language


def broken(request: HttpRequest) -> HttpResponse:
    """Say that it is our fault; touches neither the database nor the session, which may be what broke."""
    del request
    return HttpResponse(render_to_string("web/broken.html", {"language": get_language() or "en"}), status=500)
