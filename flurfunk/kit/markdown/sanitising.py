"""The second lock: whatever the renderer wrote, only this HTML gets through."""

import nh3

_TAGS = {
    *[
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "code",
        "del",
        "details",
        "div",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "s",
    ],
    *["span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul"],
}
_ATTRIBUTES = {
    "a": {"href", "title", "class"},
    "img": {"src", "alt", "title", "loading", "width", "height"},
    "input": {"checked", "disabled", "class"},
    "ol": {"start"},
    "pre": {"class", "tabindex"},
    "div": {"class", "tabindex"},
    "details": {"class"},
    "li": {"class"},
    "ul": {"class"},
    "span": {"class"},
    "td": {"class"},
    "th": {"class"},
}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="nofollow noopener",
    tag_attribute_values={"input": {"type": {"checkbox"}}},
)


def sanitise(html: str) -> str:
    """Remove everything but the tags, attributes and address schemes that people's texts may hold."""
    return _CLEANER.clean(html)
