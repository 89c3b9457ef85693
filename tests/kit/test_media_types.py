"""What a file is, by its first bytes; and names that can do no harm."""

import pytest

from flurfunk.kit.media_types import SHOWN_IN_PLACE, media_type_of, safe_name


@pytest.mark.parametrize(
    ("head", "name", "declared", "media_type"),
    [
        (b"\xff\xd8\xff\xe0", "x.html", "text/html", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "x", "", "image/png"),
        (b"GIF89a", "x.exe", "", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "x", "", "image/webp"),
        (b"%PDF-1.7", "x.txt", "", "application/pdf"),
        (
            b"PK\x03\x04",
            "plan.docx",
            "",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (b"PK\x03\x04", "x.jar", "", "application/zip"),
        (b"<html><script>alert(1)</script>", "x.html", "text/html", "text/plain"),
        (b"<svg onload=alert(1)>", "x.svg", "image/svg+xml", "application/octet-stream"),
        (b"<?xml version='1.0'?>", "x.xml", "application/xml", "application/xml"),
        (b"<html>", "x.xhtml", "application/xhtml+xml", "application/xhtml+xml"),
        (b"alert(1)", "x.js", "text/javascript", "text/plain"),
        (b"no picture", "x.png", "image/png", "application/octet-stream"),
        (b"\x00\x01", "x.txt", "text/plain", "application/octet-stream"),
        ("grün".encode()[:3], "x.txt", "", "text/plain"),
        (b"a,b", "x.csv", "text/csv; charset=evil\r\nX-Header: 1", "text/plain"),
        (b"\x00", "x", "text/html\r\nX: y", "application/octet-stream"),
        (b"\x00", "x", "application/x y", "application/octet-stream"),
        (b"", "x", "", "text/plain"),
    ],
)
def test_bytes_decide_and_names_only_where_they_can_do_no_harm(
    head: bytes, name: str, declared: str, media_type: str
) -> None:
    assert media_type_of(head, name, declared) == media_type


def test_nothing_a_browser_would_run_is_shown_in_place() -> None:
    runs = {
        "text/html",
        "image/svg+xml",
        "application/xml",
        "text/xml",
        "application/xhtml+xml",
        "text/javascript",
    }
    assert SHOWN_IN_PLACE.isdisjoint(runs)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\plan.pdf", "plan.pdf"),
        ('a"b<c>d|e?f*.txt', "a_b_c_d_e_f_.txt"),
        ("a\nb\r\x00c.txt", "a b c.txt"),
        ("gpj.\u202eexe", "gpj.exe"),
        (".htaccess", "htaccess"),
        ("...", "file"),
        ("", "file"),
        ("  ", "file"),
        ("Müller – 李.txt", "Müller – 李.txt"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
        ("a." + "x" * 300, "a." + "x" * 19),
    ],
)
def test_a_file_name_is_one_harmless_line(given: str, kept: str) -> None:
    assert safe_name(given) == kept
