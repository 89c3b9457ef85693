"""A letter as Markdown for people to read."""

import re
from collections.abc import Iterable, Sequence

from flurfunk.kit.mail.attributions import bare, is_title
from flurfunk.kit.mail.escaping import as_link, escape_inline
from flurfunk.kit.mail.hypertext import as_markdown_text
from flurfunk.kit.mail.languages import LABEL
from flurfunk.kit.mail.letters import Enclosure, Letter
from flurfunk.kit.mail.passages import Kind, Passage, passages
from flurfunk.kit.mail.prose import written_prose
from flurfunk.kit.mail.signatures import footer_start

# Deeper quotes are set flat: nobody reads them, and each level narrows the text on a telephone.
DEEPEST = 6

_PICTURE = re.compile(r"\\\[(?:cid:([^\s\[\]]+?)|image: ([^\[\]\n]+?))\\\]", re.IGNORECASE)


def as_markdown(letter: Letter) -> str:
    """The whole body: quotes as nested blockquotes, signatures and footers cut; '' when it brings only files.

    A picture that came with the letter is `![name](<cid:CONTENT-ID>)`, to be replaced by where it is kept.
    """
    text = _written(letter, passages(source_of(letter)))
    if text:
        return text
    lines = source_of(letter).split("\n")
    return _written(letter, (Passage(Kind.OWN, tuple(lines[: footer_start(lines)])),))


def reply_as_markdown(letter: Letter) -> str:
    """Only what the author of a reply wrote."""
    own = tuple(passage for passage in passages(source_of(letter)) if passage.kind is Kind.OWN)
    return _written(letter, own)


def text_as_markdown(text: str, letter: Letter) -> str:
    """A piece of a letter's source, without signatures."""
    return _written(letter, passages(text))


def html_reply_as_markdown(letter: Letter) -> str:
    """The same from the letter's HTML, where pictures stand that its plain text may leave out."""
    found = passages(as_markdown_text(letter.html))
    blocks = _blocks([passage for passage in found if passage.kind is Kind.OWN], 1, is_markdown=True)
    return _with_pictures("\n\n".join(blocks), letter.attachments).strip()


def source_of(letter: Letter) -> str:
    """The text that is read, quotes and signatures still in it: plain, or Markdown where there was only HTML."""
    return as_markdown_text(letter.html) if letter.is_text_from_html else letter.text


def _written(letter: Letter, found: Sequence[Passage]) -> str:
    blocks = _blocks(found, 1, is_markdown=letter.is_text_from_html)
    return _with_pictures("\n\n".join(blocks), letter.attachments).strip()


def _blocks(found: Iterable[Passage], depth: int, *, is_markdown: bool) -> list[str]:
    blocks = []
    for passage in found:
        if passage.kind is Kind.OWN:
            blocks.append("\n".join(passage.lines) if is_markdown else written_prose(passage.lines))
        elif passage.kind is Kind.QUOTED:
            blocks.append(_quote(passage, depth, is_markdown=is_markdown))
    return [block for block in blocks if block.strip()]


def _quote(passage: Passage, depth: int, *, is_markdown: bool) -> str:
    told = _lead(passage.lead)
    blocks = [told] if told else []
    if depth < DEEPEST:
        blocks += _blocks(passages("\n".join(passage.lines)), depth + 1, is_markdown=is_markdown)
    else:
        flat = tuple(line.lstrip("> ") for line in passage.lines)
        blocks += _blocks((Passage(Kind.OWN, flat),), depth, is_markdown=is_markdown)
    quoted = "\n\n".join(blocks).split("\n")
    return "\n".join(f"> {line}".rstrip() for line in quoted) if blocks else ""


def _lead(lines: Sequence[str]) -> str:
    """Who is quoted: the attribution in one line, or the first labels of a quoted letter's header."""
    told = [bare(line).strip() for line in lines if not is_title(line)]
    labelled = [line for line in told if LABEL.match(line)]
    if labelled and len(labelled) >= len(told) / 2:
        kept = [line for line in labelled if _is_shown(line)]
        return "\\\n".join(escape_inline(_single_spaced(line)) for line in kept)
    return escape_inline(_single_spaced(" ".join(told)))


def _is_shown(line: str) -> bool:
    found = LABEL.match(line)
    return bool(found and found.lastgroup in {"from", "sent", "subject"})


def _single_spaced(text: str) -> str:
    return " ".join(text.replace("\\", "").split())


def _with_pictures(text: str, attachments: Sequence[Enclosure]) -> str:
    """What mail programs write where a picture stood becomes the picture, if it was enclosed."""
    by_id = {file.content_id: file for file in attachments if file.content_id}
    by_name = {file.name.casefold(): file for file in attachments if file.content_id}

    def show(found: re.Match[str]) -> str:
        key = (found[1] or found[2]).replace("\\", "")
        file = by_id.get(key) if found[1] else by_name.get(key.casefold())
        return f"!{as_link(escape_inline(file.name), f'cid:{file.content_id}')}" if file else found[0]

    return _PICTURE.sub(show, text)
