"""The page a letter leads to by which it stops; it works signed out, and mail programs ask it by themselves."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from flurfunk.kit.http import by_method
from flurfunk.notifications.stopping import Stop, read_stop, stop


def show(request: HttpRequest, signed: str) -> HttpResponse:
    """Ask, with one button: programs that only look at links must not stop anything."""
    return _show(request, _find(signed), is_done=False)


def create(request: HttpRequest, signed: str) -> HttpResponse:
    """Stop it."""
    wish = _find(signed)
    stop(wish)
    return _show(request, wish, is_done=True)


def _find(signed: str) -> Stop:
    wish = read_stop(signed)
    if wish is None:
        raise Http404
    return wish


def _show(request: HttpRequest, wish: Stop, *, is_done: bool) -> HttpResponse:
    context = {"wish": wish, "is_done": is_done}
    return render(request, "notifications/stop.html", context)


page = by_method(GET=show, POST=create)
