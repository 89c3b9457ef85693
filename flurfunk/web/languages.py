"""The names of languages, as the reader's language calls them."""

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language


def language_name(code: str) -> str:
    """Give the name of a language, "German" for "de"; the code itself where there is none."""
    try:
        name = Locale.parse(code.replace("-", "_")).get_display_name(
            (get_language() or "en").replace("-", "_")
        )
    except (UnknownLocaleError, ValueError, TypeError):
        return code
    return name[:1].upper() + name[1:] if name else code
