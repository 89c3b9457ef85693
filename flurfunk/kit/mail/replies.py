"""The new text in a reply, cut from quotes and signatures."""

from dataclasses import dataclass

from flurfunk.kit.mail.charsets import clean
from flurfunk.kit.mail.hypertext import as_text
from flurfunk.kit.mail.passages import Kind, Passage, passages


@dataclass(frozen=True)
class Reply:
    """What a reply consists of; each is empty when there is none of it."""

    own: str
    quoted: str
    signature: str

    @property
    def with_signature(self) -> str:
        """Everything but the quotes."""
        return "\n\n".join(text for text in (self.own, self.signature) if text)


def split_reply(text: str) -> Reply:
    """Split a plain-text reply; text between and beneath quotes counts as own."""
    found = passages(clean(text))
    return Reply(_told(found, Kind.OWN), _told(found, Kind.QUOTED), _told(found, Kind.SIGNATURE))


def html_reply(html: str) -> Reply:
    """Split an HTML reply; the parts are plain text."""
    return split_reply(as_text(html))


def _told(found: tuple[Passage, ...], kind: Kind) -> str:
    chosen = ("\n".join((*passage.lead, *passage.lines)) for passage in found if passage.kind is kind)
    return "\n\n".join(text.strip() for text in chosen).strip()
