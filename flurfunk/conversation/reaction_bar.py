"""Who felt what about a thing, as one person sees it: put together from parts that are rendered once."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from django.template.loader import get_template
from django.utils.translation import get_language
from markupsafe import Markup

from flurfunk.conversation.emoji import NAMES
from flurfunk.conversation.models import EMOJI
from flurfunk.kit.fragments import cache, fill, slot


def reaction_bar(
    target: str, url: str, counts: Mapping[str, int], *, mine: Sequence[str], may_react: bool
) -> Markup:
    """Show who felt what about a thing, as this person sees it. `target` is the id of its element.

    Rendered once for all things about which as many felt the same: `target` and `url` are slots, and nobody's words.
    """
    shown = tuple((emoji, counts[emoji]) for emoji in EMOJI if counts.get(emoji))
    own = tuple(emoji for emoji in EMOJI if emoji in mine)
    language = get_language() or "en"
    key = ("reactions", shown, own, may_react, language)

    def render() -> str:
        each = [_reaction(emoji, count, emoji in own, may_react, language) for emoji, count in shown]
        picker = _picker(own, language) if may_react else Markup()
        return _part("reactions", target=slot("target"), each=Markup().join(each), picker=picker)

    return fill(cache.get(key, render), {"target": lambda _: target, "url": lambda _: url})


@lru_cache(maxsize=20_000)
def _reaction(emoji: str, count: int, is_mine: bool, may: bool, _language: str) -> Markup:
    about: dict[str, object] = {"emoji": emoji, "count": count, "is_mine": is_mine, "may": may}
    return _part("reaction", url=slot("url"), name=NAMES[emoji], **about)


@lru_cache(maxsize=1_000)
def _picker(mine: tuple[str, ...], _language: str) -> Markup:
    return _part("picker", url=slot("url"), mine=mine, offered=EMOJI, names=NAMES)


def _part(name: str, /, **context: object) -> Markup:
    return Markup(get_template(f"conversation/_card_{name}.html").render({"part": context}))  # noqa: S704 - autoescaped
