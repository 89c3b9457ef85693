"""What nobody would send who means well, and the ways to send it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from django.http import HttpResponseBase

from tests.cast import Browser
from tests.house import routes
from tests.house.routes import filled

# These go into every place there is.
WORST = (
    "\x00",
    "a\ud800b",
    "-1",
    "9223372036854775808",
    "9" * 400,
    "x" * 5000,
    "٣²",
    "%00\r\nSet-Cookie: a=b",
    "<script>alert(1)</script>",
    "http://[",
)
# And these where a page reads something out of them: keys, moments, words.
BAD = (
    "0",
    "%",
    "..",
    "../../etc/passwd",
    "'; DROP TABLE people_person; --",
    "\u202eevil",
    "# @ #",
    "WyJhIiwiYiJd",  # ["a","b"]
    "W10",
    "WyI5OTk5LTEyLTMxVDIzOjU5OjU5KzAwOjAwIiwiOTk5OTk5OTk5OTk5OTk5OTk5OTkiXQ",  # the last moment, a huge number
    "WyJhIiwiOTk5OTk5OTk5OTk5OTk5OTk5OTkiXQ",  # a name, a huge number
    "WyI5OTk5OTk5OTk5OTk5OTk5OTk5OSJd",  # a huge number
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "[" * 3000,
)
QUERIES = (
    *("q", "after", "before", "since", "order", "show", "place", "team", "language", "topic"),
    *("space", "invite", "next", "v"),
)
HEADERS = ("Referer", "Origin", "Accept", "Accept-Language", "Turbo-Frame", "User-Agent", "If-None-Match")
CHARSETS = ("utf-16", "unicode_escape", "utf-7", "zlib", "idna", "nonsense", "utf-8; CHARSET=rot13")
KINDS = ("application/json", "multipart/form-data", "multipart/form-data; boundary=x", "text/plain", "%", "")

# What stands in an address that takes only words of one shape, until something else is put there.
_MARKS = {"photo": f"{'f' * 32}.webp", "upload": "ffffffff-ffff-4fff-bfff-ffffffffffff"}

# Fields that a complete form can do without.
OPTIONAL: Mapping[str, Mapping[str, str]] = {
    "settings": {"place": "", "about": "", "link_url_1": "https://a.example", "second": "", "preview": "1"},
    "comments": {"parent": ""},
    "new_entry": {"title": ""},
    "post_edit": {"title": ""},
    "space_membership": {"reason": "", "row": "1"},
    "my_photo": {"x": "1", "y": "1", "size": "1"},
    "space_picture": {"x": "1", "y": "1", "size": "1"},
    "invitations": {"email": "x@y.example", "spaces": ""},
    "space_settings": {"is_default": ""},
    "account_login": {"next": "/"},
}


def place(name: str, subject: Mapping[str, Any], photo: str) -> str:
    """Write an address that leads somewhere."""
    return routes.address_of(name, {**subject, "name": photo} if name == "photo" else subject)


def twisted(name: str, subject: Mapping[str, Any], parameter: str, text: str) -> str:
    """Write an address with something else in one of its places."""
    is_number = parameter.endswith("_id") or parameter == "size"
    mark = "987654321" if is_number else _MARKS.get(name, "mark")
    return routes.address_of(name, {**subject, parameter: mark, "topic": mark}).replace(
        mark, escaped(text), 1
    )


def forms_of(name: str, subject: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Give each field of a form with a complete form, files left out."""
    fields = {**routes.FORMS.get(f"POST {name}", {}), **OPTIONAL.get(name, {})}
    form = {key: filled(value, subject) for key, value in fields.items() if not callable(value)}
    return [(field, form) for field in form]


def ask_for(browser: Browser, address: str, query: Mapping[str, Any], **more: Any) -> HttpResponseBase:
    """Get an address with a query that no browser would write."""
    return browser.generic("GET", f"{address}?{written(query)}", **more)


def send(browser: Browser, address: str, fields: Mapping[str, Any], **more: Any) -> HttpResponseBase:
    """Post a form that no browser would send."""
    more.setdefault("content_type", "application/x-www-form-urlencoded")
    return browser.generic("POST", address, written(fields), **more)


def put(browser: Browser, address: str, *, method: str = "PUT") -> HttpResponseBase:
    """Send what no script of ours would send."""
    return browser.generic(
        method, address, '{"body": [{}], "title": "\\u0000"}', content_type="application/json"
    )


def written(fields: Mapping[str, Any]) -> str:
    """Write fields as a form does; several values of one stand one after the other."""
    pairs = [
        (n, each) for n, value in fields.items() for each in (value if isinstance(value, list) else [value])
    ]
    return "&".join(f"{name}={escaped(str(value))}" for name, value in pairs)


def escaped(text: str) -> str:
    """Escape everything, halves of surrogate pairs too."""
    return quote(text, safe="", errors="surrogatepass")
