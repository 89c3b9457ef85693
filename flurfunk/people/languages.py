"""The languages people speak, named in the reader's language."""

from collections.abc import Iterable
from functools import lru_cache

from babel import Locale
from django.conf import settings
from django.utils.translation import get_language

from flurfunk.people.models import Company, Person

# Codes of ISO 639 that a company with people from anywhere is likely to need; a page's own languages are among them.
_CODES = (
    "ar be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gu he hi hr hu hy id is it ja ka kk km kn ko ku ky lo lt"
    " lv mk ml mn mr ms my nb nds ne nl pa pl ps pt ro ru si sk sl so sq sr sv sw ta te tg th ti tk tl tr tw uk ur"
    " uz vi yo zh zu"
)
SPOKEN = tuple(_CODES.split())


def spoken_choices(also: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Give codes and names by name; `also` are codes that somebody has already, whatever they are."""
    names = _names(get_language() or "en")
    return sorted(
        ((code, names.get(code, code)) for code in {*SPOKEN, *also}), key=lambda choice: choice[1].casefold()
    )


def page_choices(company: Company | None) -> list[tuple[str, str]]:
    """Give the languages in which the company shows its pages, each named in itself."""
    offered = [choice for choice in settings.LANGUAGES if company and choice[0] in company.languages]
    return offered or list(settings.LANGUAGES)


def language_of(person: Person) -> str:
    """Give the language in which something is written to a person: their first that we speak, else the house's own."""
    offered = {code for code, _ in settings.LANGUAGES}
    company = Company.objects.first()
    wanted = [*person.languages, *(company.languages if company else ())]
    return next((code for code in wanted if code in offered), settings.LANGUAGE_CODE)


@lru_cache(maxsize=16)
def _names(language: str) -> dict[str, str]:
    locale = Locale.parse(language.replace("-", "_"))
    return {code: name[:1].upper() + name[1:] for code, name in locale.languages.items()}
