"""Shared entries as a reader sees them: a quote, or no word of what is hidden from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from flurfunk.content.models import Entry
from flurfunk.feed.models import Share
from flurfunk.kit.markdown import excerpt
from flurfunk.people.models import Person

_LONGEST = 320  # letters of the original that are quoted


@dataclass(frozen=True)
class Quote:
    """What a reader is shown of an original that they may see."""

    entry: Entry
    words: str


def show_shares(entry_ids: Sequence[int], person: Person) -> Mapping[int, str]:
    """Give the HTML of what some entries share as this person sees it, in as many queries for one as for many."""
    originals = dict(Share.objects.filter(pk__in=entry_ids).values_list("pk", "original"))
    quotes = _quotes(originals.values(), person)
    return {pk: show_quote(quotes.get(original or 0)) for pk, original in originals.items()}


def show_original(original_id: int | None, person: Person) -> SafeString:
    """Give the HTML of one original as this person sees it."""
    return show_quote(_quotes([original_id], person).get(original_id or 0))


def show_quote(quote: Quote | None) -> SafeString:
    """Give the HTML of a quote, or of its absence."""
    html = get_template("feed/_shared.html").render({"quote": quote})
    return mark_safe(html)  # noqa: S308 - rendered by an autoescaped template


def quote_of(entry: Entry) -> Quote:
    """Quote the beginning of an entry that the reader may see."""
    return Quote(entry, excerpt(entry.html, longest=_LONGEST))


def visible_originals(entry_ids: Sequence[int], person: Person) -> Mapping[int, int]:
    """Give what some entries share, by entry, as far as this person may see it."""
    mine = Share.objects.filter(pk__in=entry_ids, original__in=Entry.objects.visible_to(person))
    return {pk: original for pk, original in mine.values_list("pk", "original") if original}


def _quotes(original_ids: Iterable[int | None], person: Person) -> dict[int, Quote]:
    ids = {pk for pk in original_ids if pk is not None}
    if not ids:
        return {}
    seen = Entry.objects.visible_to(person).with_people().filter(pk__in=ids)
    return {entry.pk: quote_of(entry) for entry in seen}
