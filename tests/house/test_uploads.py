"""What people upload never comes back as something that a browser would run."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from flurfunk.content.models import Entry, StoredFile
from flurfunk.people.models import Person
from tests.cast import Browser

_SCRIPT = b"<script>alert(1)</script>"
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
_RUN = ("text/html", "image/svg+xml", "text/javascript", "application/javascript", "text/css", "text/xml")
_SHOWN = ("text/plain; charset=utf-8", "application/pdf", "image/png")


def _gif_that_is_a_script() -> bytes:
    return b"GIF89a/*" + b"\x00" * 20 + b"*/=1;alert(1)//"


def _picture_with_a_page_in_it() -> bytes:
    out = BytesIO()
    Image.new("RGB", (20, 20)).save(out, "PNG")
    return out.getvalue() + b"<html>" + _SCRIPT


@pytest.fixture
def browser(ada: Person) -> Browser:
    """Ada's browser."""
    browser = Browser()
    browser.force_login(ada)
    return browser


def upload(browser: Browser, content: bytes, name: str, kind: str) -> StoredFile | None:
    """Post a file, and give what became of it."""
    file = SimpleUploadedFile(name, content, content_type=kind)
    answer = browser.post("/posts/new", {"body": "A file.", "files": file})
    assert answer.status_code in (303, 422)
    return Entry.objects.latest("pk").attachments.get().file if answer.status_code == 303 else None


@pytest.mark.parametrize(
    "kind", ["text/html", "image/svg+xml", "image/png", "application/javascript", "x", ""]
)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<html>" + _SCRIPT),
        ("page.xhtml", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>" + _SCRIPT),
        ("drawing.svg", _SVG),
        ("drawing.svgz", b"\x1f\x8b" + b"\x00" * 20),
        ("script.js", b"alert(1)"),
        ("script.mjs", b"import '/x'"),
        ("look.css", b"* { display: none }"),
        ("picture.gif", _gif_that_is_a_script()),
        ("picture.png.html", _picture_with_a_page_in_it()),
        ("paper.pdf", b"%PDF-1.7\n/OpenAction << /JS (app.alert(1)) >>" + _SCRIPT),
        ("applet.jar", b"PK\x03\x04" + b"\x00" * 20),
        ("worker.wasm", b"\x00asm\x01\x00\x00\x00"),
        ("mail.eml", b"MIME-Version: 1.0\nContent-Type: text/html\n\n" + _SCRIPT),
        ("page.mht", b"MIME-Version: 1.0\n\n" + _SCRIPT),
    ],
)
def test_nothing_active_comes_back(browser: Browser, name: str, content: bytes, kind: str) -> None:
    file = upload(browser, content, name, kind)
    assert file
    answer = browser.get(file.url)
    assert answer.status_code == 200
    assert answer["Content-Type"].partition(";")[0] not in _RUN
    way = "inline" if answer["Content-Type"] in _SHOWN else "attachment"
    assert answer["Content-Disposition"].startswith(f"{way};")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("default-src 'none';")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd",
        "..\\..\\boot.ini",
        "a/../b.txt",
        "a\x00.txt",
        "\r\nSet-Cookie: a=b",
        "%2e%2e%2f",
        "",
    ],
)
def test_a_name_is_no_path(browser: Browser, settings: object, name: str) -> None:
    body = (
        b'--x\r\nContent-Disposition: form-data; name="body"\r\n\r\nA file.\r\n'
        b'--x\r\nContent-Disposition: form-data; name="files"; filename="'
        + name.encode()
        + b'"\r\nContent-Type: text/plain\r\n\r\nsome text\r\n--x--\r\n'
    )
    answer = browser.generic("POST", "/posts/new", body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code in (303, 400)
    kept = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]  # type: ignore[attr-defined]
    assert all(
        re.fullmatch(r"attachments/[0-9a-f]{2}/[0-9a-f]{32}", _within(settings, path)) for path in kept
    )
    for file in StoredFile.objects.all():
        assert "/" not in file.name
        assert "\\" not in file.name
        assert browser.get(file.url)["Content-Disposition"].isprintable()


def _within(settings: object, path: Path) -> str:
    return path.relative_to(settings.MEDIA_ROOT).as_posix()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>" + _SCRIPT,
        _SVG,
        b"%PDF-1.7",
        b"GIF89a" + b"\x00" * 9,
        b"\x89PNG\r\n\x1a\n",
        b"x" * 10_000_001,
    ],
)
def test_a_photo_is_a_picture(browser: Browser, content: bytes) -> None:
    answer = browser.post("/settings/photo", {"photo": SimpleUploadedFile("me.png", content, "image/png")})
    assert answer.status_code == 422
    assert not Person.objects.exclude(photo="").exists()


def test_a_photo_brings_nothing_along(browser: Browser, ada: Person) -> None:
    content = _picture_with_a_page_in_it()
    browser.post("/settings/photo", {"photo": SimpleUploadedFile("me.html", content, "text/html")})
    ada.refresh_from_db()
    for url in (ada.photo_url, ada.large_photo_url):
        answer = browser.get(url)
        assert answer["Content-Type"] == "image/webp"
        assert answer.content.startswith(b"RIFF")
        assert b"script" not in answer.content


@pytest.mark.parametrize(
    "way", ["..%2f..%2fsecret-key", "../secret-key", "%2e%2e/logos/x.webp", "{}%00", "{}/", "{}x"]
)
def test_photos_and_logos_are_no_way_to_other_files(browser: Browser, way: str) -> None:
    name = f"{'0' * 32}.webp"
    for start in ("/photos/", "/logo/", "/logo?v=", "/files/1/"):
        answer = browser.get(start + way.format(name))
        assert answer.status_code == 404
