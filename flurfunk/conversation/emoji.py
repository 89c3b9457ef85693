"""What the emoji that are offered are called: for who hears the page, and for who wonders."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

NAMES: Mapping[str, object] = {
    "👍": _("Thumbs up"),
    "❤️": _("Heart"),
    "😂": _("Laughing"),
    "🎉": _("Celebration"),
    "💡": _("Good idea"),
    "🙏": _("Thank you"),
    "👀": _("Looking at it"),
    "✅": _("Done"),
}
