"""Text lines that a mail program broke only for transport: format=flowed (RFC 3676)."""

import re

_QUOTE = re.compile(r">*")


def unflow(text: str, *, drops_space: bool) -> str:
    """Join flowed lines into paragraphs; `drops_space` is the parameter DelSp=yes."""
    made: list[str] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        marks = _QUOTE.match(line)
        depth = marks.end() if marks else 0
        content = line[depth:].removeprefix(" ")
        is_signature = content == "-- "
        if open_depth == depth and not is_signature:
            made[-1] = (made[-1][:-1] if drops_space else made[-1]) + content
        else:
            made.append(f"{'>' * depth} {content}" if depth else content)
        open_depth = depth if content.endswith(" ") and not is_signature else None
    return "\n".join(made)
