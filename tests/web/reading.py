"""Read what a page lists."""

import re
from html import unescape

from django.http.response import HttpResponseBase

_ROW = re.compile(r'<p class="item-name"><a href="([^"]*)">([^<]*)</a>')
_CARD = re.compile(r'<article class="entry entry-card" id="entry_(\d+)"')
_TOPIC = re.compile(r'<a class="topic" href="[^"]*">#([^<]*)</a>')
_OPTION = re.compile(r'<option value="([^"]*)"')


def body(response: HttpResponseBase) -> str:
    """Give the page without the shell, which shows one's own spaces."""
    text: str = response.content.decode()  # type: ignore[attr-defined]  # not a streaming one
    start = text.find('<main class="content"')
    return text[start:] if start >= 0 else text


def names(response: HttpResponseBase) -> list[str]:
    """Give the names of the rows, in order."""
    return [unescape(name) for _, name in _ROW.findall(body(response))]


def cards(response: HttpResponseBase) -> list[int]:
    """Give the ids of the entries, in order."""
    return [int(pk) for pk in _CARD.findall(body(response))]


def topic_names(response: HttpResponseBase) -> list[str]:
    """Give the topics named by links, in order."""
    return [unescape(name) for name in _TOPIC.findall(body(response))]


def options(response: HttpResponseBase) -> list[str]:
    """Give the values that filters offer, in order."""
    return [unescape(value) for value in _OPTION.findall(body(response)) if value]


def older(response: HttpResponseBase) -> str:
    """Give the address of the next page, empty without one."""
    found = re.search(r'<a class="button" href="([^"]*)" rel="next"', body(response))
    return unescape(found[1]) if found else ""
