"""Lists for programs: a page of rows, and the address of the next one in the body and as a Link header."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from ninja import Schema

from flurfunk.kit.paging import Page, cut, decode_key

T = TypeVar("T")
R = TypeVar("R")
M = TypeVar("M", bound=Model)

PAGE = 50


class Listed(Schema, Generic[T]):
    """A page of a list. `next` is the address of the page after it, null on the last one."""

    items: list[T]
    next: str | None


def listed(request: HttpRequest, page: Page[R], shape: Callable[[Sequence[R]], list[Any]]) -> dict[str, Any]:
    """Give a page as it is answered; the key of the next one stands in `after`."""
    following = _address(request, page.next_key) if page.next_key else None
    if following:
        request.more_headers["Link"] = f'<{following}>; rel="next"'  # type: ignore[attr-defined]  # made by Bearer
    return {"items": shape(page.rows), "next": following}


def each(shape: Callable[[R], Any]) -> Callable[[Sequence[R]], list[Any]]:
    """Shape rows one by one."""
    return lambda rows: [shape(row) for row in rows]


def newest_page(rows: QuerySet[M], after: str) -> Page[M]:
    """Read a page in the order in which things came, the newest first."""
    key = _number(after)
    older = rows.filter(pk__lt=key) if key is not None else rows
    return cut(list(older.order_by("-pk")[: PAGE + 1]), PAGE, lambda row: [row.pk])


def oldest_page(rows: QuerySet[M], after: str) -> Page[M]:
    """Read a page in the order in which things came, the oldest first."""
    newer = rows.filter(pk__gt=_number(after) or 0)
    return cut(list(newer.order_by("pk")[: PAGE + 1]), PAGE, lambda row: [row.pk])


def _number(after: str) -> int | None:
    key = decode_key(after, length=1)
    is_number = key and key[0].isascii() and key[0].isdecimal() and len(key[0]) < 19
    return int(key[0]) if key and is_number else None


def _address(request: HttpRequest, key: str) -> str:
    query = {name: value for name, value in request.GET.items() if name != "after"}
    return request.build_absolute_uri(f"{request.path}?{urlencode({**query, 'after': key})}")
