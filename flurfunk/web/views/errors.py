"""What is shown when something of ours breaks."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def broken(request: HttpRequest) -> HttpResponse:
    """Say that it is our fault; touches neither the database nor the session, which may be what broke."""
    del request
    return HttpResponse(render_to_string("web/broken.html"), status=500)
