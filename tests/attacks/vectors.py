"""Texts that try to become scripts: our own hard ones, those of public collections, and changes of each."""

import html
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

# Each of them would call alert, were any way left to it.
_MUTATED = (
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror="alert(1)">',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<svg><foreignObject><p><style><a title="</style><img src onerror=alert(1)>">',
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><a><animate attributeName=href values=javascript:alert(1) /><text x=20 y=20>press</text></a>",
    "<math href=javascript:alert(1)>press</math>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<template><script>alert(1)</script></template><select><template><img src onerror=alert(1)>",
    (
        "<table><td><details open "
        'ontoggle=alert(1)><summary>press</summary></details><input autofocus onfocus="alert(1)">'
    ),
    "<video><source onerror=alert(1)></video><audio src onerror=alert(1)><marquee onstart=alert(1)>",
)
_MARKDOWN = (
    "[press](javascript:alert(1))",
    "[press](java&#x73;cript&colon;alert&lpar;1&rpar;)",
    "[press](<java\nscript:alert(1)>) [press](<java\tscript:alert(1)>)",
    "[press](\x01javascript:alert(1)) [press](&#1;javascript:alert(1)) [press](java\u200bscript:alert(1))",
    "[press](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[press](vbscript:alert(1)) [press](feed:javascript:alert(1)) [press](view-source:javascript:alert(1))",
    '[press](https://one.example/" onmouseover="alert(1)) [press](https://one.example "t\\" onclick=\\"alert(1)")',
    "[press][1]\n\n[1]: javascript:alert(1) 'title\" onfocus=alert(1) autofocus=\"'",
    "<javascript:alert(1)> <https://one.example/'onmouseover=alert(1)//>",
    'https://one.example/"onmouseover="alert(1) https://one.example/<img/src/onerror=alert(1)>',
    '!["onerror="alert(1)](/files/1/x.png"onerror="alert(1)) ![x](/files/1/../../join/x\'onerror=alert(1))',
    '![<img src=x onerror=alert(1)>](https://one.example/x.png) ![x](javascript:alert(1) "x")',
    "[![x](x)](javascript:alert(1)) [a](b 'c' d) ![[x]](<javascript:alert(1)>)",
    '```html\n</code></pre><script>alert(1)</script>\n```\n```"><img/src/onerror=alert(1)>\nx\n```',
    "`</code><img src=x onerror=alert(1)>` ``<script>alert(1)</script>``",
    (
        '| <img src=x onerror=alert(1)> | b |\n|:--"onclick=alert(1)--|---|\n| '
        "<script>alert(1)</script> | `|<svg/onload=alert(1)>` |"
    ),
    "press[^1]\n\n[^1]: <img src=x onerror=alert(1)> [back](javascript:alert(1))",
    '- [ ] <img src=x onerror=alert(1)>\n- [x"onclick="alert(1)] press\n- [x] [press](javascript:alert(1))',
    ">" + " <img src=x onerror=alert(1)>\n>\n> press\n>\n> press\n>\n> press\n>\n> press",
    "# <img src=x onerror=alert(1)>\n<svg/onload=alert(1)>\n===\n\n***<b onclick=alert(1)>***",
    ':"><img/src/onerror=alert(1)>: :smile"onload="alert(1):',
)
_NAMES = (
    '@ada"onmouseover="alert(1) @ada.lindqvist<img/src/onerror=alert(1)>',
    '#press"onmouseover="alert(1) #<svg/onload=alert(1)> #press\'><script>alert(1)</script>',
    "\u202e)1(trela=rorreno crs gmi<\u202c <img src=x onerror=\u2066alert(1)\u2069>",
    (
        "{{ ''.__class__ }} {{7*7}} ${alert(1)} #{alert(1)} <%= alert(1) %> {% debug %} "
        "{{constructor.constructor('alert(1)')()}}"
    ),
    (
        "\\u003cimg src=x onerror=alert(1)\\u003e \\x3cscript\\x3ealert(1)\\x3c/script\\x3e "
        "%3Cscript%3Ealert(1)%3C/script%3E"
    ),
    "＜img src=x onerror=alert(1)＞ ﹤script﹥alert(1)﹤/script﹥ ‹img src=x onerror=alert(1)›",
    "\" autofocus onfocus=alert(1) x=\" ' autofocus onfocus=alert(1) x=' ` onmouseover=alert(1) `",
    "</textarea></title></script></style></select></option></template></svg></math><img src=x onerror=alert(1)>",
    (
        "--><img src=x onerror=alert(1)><!-- ]]><img src=x onerror=alert(1)><![CDATA[ "
        "<?xml <img src=x onerror=alert(1)> ?>"
    ),
    '<img src="https://one.example/?',
    (
        "<a href='https://one.example/?<base href=https://one.example/><meta "
        "http-equiv=refresh content='0;javascript:alert(1)'>"
    ),
    '<turbo-stream action="append" target="main"><template><img src=x onerror=alert(1)></template></turbo-stream>',
    (
        '<turbo-frame id="after_1" src="https://one.example/x"></turbo-frame><div '
        'data-turbo-frame="_top" data-turbo-method="post">'
    ),
    (
        '<div data-controller="composer palette live" data-action="focus->x#y" '
        'data-live-stream-value="person:1">press</div>'
    ),
    (
        "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe><object "
        "data=javascript:alert(1)><embed src=javascript:alert(1)>"
    ),
    '<style>@import "https://one.example/x.css";</style><link rel=stylesheet href=https://one.example/x.css>',
    '<form action=javascript:alert(1) id=f><button form=f formaction="javascript:alert(1)">press</button></form>',
    "<img src=x:x\x0conerror=alert(1)//\x0b<scr\x00ipt>alert(1)</scr\x00ipt><IMG/\x0c/SRC/ONERROR=alert(1)>",
    "\x1fslot:1\x1f \x1f0000000000000000\x1fmenu:1\x1f<img src=x onerror=alert(1)>",
)
OWN = (*_MUTATED, *_MARKDOWN, *_NAMES)

_CHANGES: tuple[Callable[[str], str], ...] = (
    str.swapcase,
    html.escape,
    lambda text: html.escape(html.escape(text)),
    lambda text: "".join(f"&#{ord(letter)};" for letter in text),
    lambda text: "".join(f"&#x{ord(letter):x}" if letter in "<>\"'():" else letter for letter in text),
    lambda text: f"[{text}]({text})",
    lambda text: f'![{text}](https://one.example/x.png "{text}")',
    lambda text: "\n".join(f"> - {line}" for line in text.splitlines()),
    lambda text: f"| {text} |\n|---|\n| {text} |",
    lambda text: f"```\n{text}",
    lambda text: f"\"'></textarea></title></script>{text}",
    lambda text: text.replace("<", "<<x "),
    lambda text: text.replace("script", "scr\u00adipt").replace("on", "o\u200bn"),
    lambda text: text[: len(text) // 2] + "\n\n" + text[len(text) // 2 :],
)


def gather(folder: Path) -> list[str]:
    """Give each vector once: ours, ours changed, and all in the JSON files of a folder."""
    changed = (change(vector) for vector in OWN for change in _CHANGES)
    return list(dict.fromkeys([*OWN, *changed, *_collected(folder)]))


def _collected(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.json")):
        yield from _texts(json.loads(path.read_text(encoding="utf-8")))


def _texts(found: Iterable[object]) -> Iterator[str]:
    for each in found:
        text = each.get("payload") if isinstance(each, dict) else each
        if isinstance(text, str) and text.strip():
            yield text.encode("utf-8", "replace").decode()
