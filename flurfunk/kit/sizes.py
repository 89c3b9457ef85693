"""Sizes of files as people read them."""

from babel.numbers import format_decimal


def size_label(size: int, language: str) -> str:
    """Write a number of bytes: 1536 gives "1.5 kB", in German "1,5 kB"."""
    amount, unit = float(size), "B"
    for bigger in ("kB", "MB", "GB", "TB"):
        if amount < 1000:
            break
        amount, unit = amount / 1000, bigger
    pattern = "0" if unit == "B" or amount >= 10 else "0.#"
    return f"{format_decimal(amount, pattern, locale=language.replace('-', '_'))} {unit}"
