"""Tables in HTML mail: those that hold values, as against those that only place things."""

from flurfunk.kit.mail.markup import Element

_ROW_GROUPS = {"tbody", "thead", "tfoot"}
_BLOCKS = {"table", "ul", "ol", "blockquote", "pre", "p", "div", "br"}


def table_rows(table: Element) -> list[list[Element]]:
    """The cells by row if this is a table of values; else nothing."""
    rows = [[cell for cell in _elements(row) if cell.tag in {"td", "th"}] for row in _rows(table)]
    is_even = len({len(row) for row in rows}) == 1
    if len(rows) < 2 or not is_even or len(rows[0]) < 2:
        return []
    return [] if any(_holds_blocks(cell) for row in rows for cell in row) else rows


def written_table(rows: list[list[str]], line_break: str) -> list[str]:
    """As a Markdown table, or in plain text as values side by side."""
    if not line_break:
        return ["  ".join(cell for cell in row if cell) for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]]


def _rows(table: Element) -> list[Element]:
    rows: list[Element] = []
    for child in _elements(table):
        rows += (
            [child] if child.tag == "tr" else [row for row in _elements(child) if child.tag in _ROW_GROUPS]
        )
    return rows


def _holds_blocks(cell: Element) -> bool:
    return len(cell.text) > 200 or any(
        child.tag in _BLOCKS or _holds_blocks(child) for child in _elements(cell)
    )


def _elements(element: Element) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element)]
