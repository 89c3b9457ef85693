"""What pages say of themselves, whatever they are made of."""

import time

import pytest

from flurfunk.links.page_words import Words, read_words


def test_the_words_of_a_page() -> None:
    page = b"""<!doctype html><html><head><title>Plain</title>
        <meta property="og:title" content="Pumps &amp; valves"><meta name=description content='Plain words'>
        <meta property="og:description" content="All about them."><meta property="og:site_name" content="Hydro">
        <meta property="og:image" content="/p.png"></head><body><meta property="og:title" content="no"></body>"""
    assert read_words(page, "utf-8") == Words("Pumps & valves", "All about them.", "Hydro", "/p.png")


def test_a_plain_page_has_its_title() -> None:
    assert read_words("<title>Die Säge</title>".encode(), "") == Words("Die Säge", "", "", "")
    twitter = b"<meta name='twitter:title' content=T><meta name='twitter:image' content=//x/y>"
    assert read_words(twitter, "") == Words("T", "", "", "//x/y")


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        ("<title>Größe</title>".encode(), "iso-8859-1"),
        ("<title>Größe</title>".encode("cp1252"), "iso-8859-1"),
        ("<meta charset=windows-1252><title>Größe</title>".encode("cp1252"), ""),
        ("<title>Größe</title>".encode(), "zlib"),
        ("<title>Größe</title>".encode(), "unicode_escape"),
        ("<title>Größe</title>".encode("utf-16"), "utf-8"),
        ("<title>Größe</title>".encode("utf-8-sig"), "latin-1"),
    ],
)
def test_whatever_a_page_says_its_letters_are(content: bytes, charset: str) -> None:
    assert read_words(content, charset).title == "Größe"


def test_a_title_is_words_and_no_more_than_fit() -> None:
    assert read_words(b"<title>" + b"x" * 900_000 + b"</title>", "").title == "x" * 199 + "…"
    script = read_words(b"<title><script>alert(1)</script></title>", "").title
    assert "alert(1)" in script
    dressed = "<title>a\u202eb\u0000c\u2066d\u200be\u200ff\n\n g</title>"
    assert read_words(dressed.encode(), "").title == "abcdef g"


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<!",
        "<!--",
        "</",
        "<a ",
        "<a b='",
        "<!doctype ",
        "<?",
        "<![CDATA[",
        "<div>",
        "&",
        "&#",
        "<title>",
        "<meta ",
    ],
)
def test_no_page_keeps_the_parser_busy(piece: str) -> None:
    began = time.monotonic()
    read_words((piece * (1_000_000 // len(piece))).encode(), "utf-8")
    assert time.monotonic() - began < 4
