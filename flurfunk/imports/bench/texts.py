"""Texts of plausible words, and the same HTML that rendering them would give, made by joining strings."""

from dataclasses import dataclass

from flurfunk.imports.bench.chance import Chance
from flurfunk.imports.bench.vocabulary import TONGUES

_SENTENCES = (1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8, 12)


@dataclass(frozen=True)
class Reference:
    """A person or topic as it is named in a text, and the link it becomes."""

    written: str
    link: str

    @classmethod
    def to_person(cls, handle: str, name: str) -> "Reference":
        """Name a person."""
        link = (
            f'<a class="mention" href="/people/{handle}" title="@{handle}" rel="nofollow noopener">{name}</a>'
        )
        return cls(f"@{handle}", link)

    @classmethod
    def to_topic(cls, slug: str, name: str) -> "Reference":
        """Name a topic."""
        return cls(f"#{name}", f'<a class="topic" href="/topics/{slug}" rel="nofollow noopener">#{name}</a>')


class Writer:
    """Writes texts in four languages."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance

    def sentence(self, language: str) -> str:
        """Write one sentence."""
        of, tongue = self._chance.of, TONGUES[language]
        parts = (of(tongue.subjects), of(tongue.predicates), of(tongue.circumstances))
        if not tongue.gap:
            parts = (parts[0], parts[2], parts[1])
        return tongue.gap.join(parts) + tongue.stop

    def text(
        self, language: str, references: list[Reference], *, most: int = len(_SENTENCES)
    ) -> tuple[str, str]:
        """Write a text that names the references at its end; gives Markdown and HTML."""
        tongue, chance = TONGUES[language], self._chance
        count = _SENTENCES[chance.below(most)]
        sentences = [self.sentence(language) for _ in range(count)]
        if chance.fraction() < 0.3:
            sentences[0] = f"{chance.of(tongue.beginnings)} {sentences[0]}"
        paragraphs = [tongue.gap.join(sentences[start : start + 4]) for start in range(0, count, 4)]
        html = [f"<p>{paragraph}</p>\n" for paragraph in paragraphs]
        if references:
            paragraphs.append(" ".join(reference.written for reference in references))
            html.append(f"<p>{' '.join(reference.link for reference in references)}</p>\n")
        return "\n\n".join(paragraphs), "".join(html)

    def title(self, language: str) -> str:
        """Write a title."""
        of, tongue = self._chance.of, TONGUES[language]
        return tongue.gap.join((of(tongue.subjects), of(tongue.predicates)))
