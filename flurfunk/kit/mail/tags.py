"""Which HTML a letter may use."""

EMPTY = {"br", "hr", "img"}
# Gone with everything in them.
GONE = {"script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math", "textarea"}

HEADINGS = {"h1": "#", "h2": "##", "h3": "###", "h4": "####", "h5": "#####", "h6": "######"}
TABLE_PARTS = {"table", "thead", "tbody", "tfoot", "tr", "td", "th"}
SECTIONS = {"address", "article", "aside", "body", "center", "dd", "div", "dl", "dt", "figcaption", "figure"}
SECTIONS |= {"footer", "header", "main", "section"}
# What stands on lines of its own.
BLOCKS = SECTIONS | TABLE_PARTS | HEADINGS.keys() | {"blockquote", "br", "hr", "li", "ol", "p", "pre", "ul"}
_INLINE = {
    "a",
    "abbr",
    "b",
    "cite",
    "code",
    "del",
    "em",
    "font",
    "i",
    "img",
    "kbd",
    "q",
    "s",
    "samp",
    "small",
}
_INLINE |= {"span", "strike", "strong", "sub", "sup", "tt", "u"}
TAGS = BLOCKS | _INLINE

_KEPT = {"class", "id", "style", "type", "data-smartmail", "data-signatureblock"}
ATTRIBUTES = {"*": _KEPT, "a": _KEPT | {"href"}, "img": _KEPT | {"src", "alt"}, "ol": _KEPT | {"start"}}

# Closed by what follows them, so that many in a row lie no deeper.
SELF_CLOSING = {
    "p",
    "li",
    "td",
    "th",
    "tr",
    "dd",
    "dt",
    "option",
    "meta",
    "link",
    "input",
    "col",
    "area",
    "base",
}
SELF_CLOSING |= EMPTY
