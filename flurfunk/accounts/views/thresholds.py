"""Before the first run every door leads to it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from flurfunk.kit.http import see_other

Page = Callable[..., HttpResponse]


def once_founded(view: Page) -> Page:
    """Show a page to anybody, but lead to the first run while there is no company."""

    def page(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.company is None:  # type: ignore[attr-defined]
            return see_other(reverse("first_run"))
        return view(request, **kwargs)

    return page
