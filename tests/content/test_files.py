"""Files: found by who sees what they hang on, and served so that they can do nothing."""

import io
import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from flurfunk.content.models import Entry, StoredFile
from flurfunk.content.storing import attach, store_file
from flurfunk.conversation.commenting import comment, delete_comment
from flurfunk.feed.posting import post
from flurfunk.people.models import Person
from tests.cast import Browser
from tests.kit.test_pictures import picture, with_place

SignIn = Callable[[Person], Browser]


def keep(person: Person, content: bytes, name: str, declared: str = "") -> StoredFile:
    return store_file(
        io.BytesIO(content), name, uploaded_by=person, size=len(content), declared_type=declared
    )


def _read(browser: Browser, address: str) -> tuple[int, bytes]:
    answer = browser.get(address)
    return answer.status_code, answer.getvalue() if answer.streaming else b""


def test_files_of_a_secret_entry_and_its_comments_are_nobodys_but_its_members(
    secret_post: Entry, ada: Person, bea: Person, mallory: Person, olu: Person, sign_in: SignIn
) -> None:
    on_entry, on_comment = keep(ada, b"plan", "plan.txt"), keep(bea, picture("PNG"), "sketch.png")
    attach(secret_post, [on_entry])
    comment(secret_post, bea, "See", files=[on_comment])
    for file in (on_entry, on_comment):
        assert _read(sign_in(mallory), file.url) == (404, b"")
        assert _read(sign_in(mallory), f"/previews/{file.pk}") == (404, b"")
    for member in (ada, bea, olu):
        assert _read(sign_in(member), on_entry.url) == (200, b"plan")
        assert _read(sign_in(member), on_comment.preview_url)[0] == 200
    assert Browser().get(on_entry.url).status_code == 303


def test_a_file_is_its_uploaders_alone_until_it_hangs_on_something(
    ada: Person, bea: Person, sign_in: SignIn
) -> None:
    file = keep(ada, b"draft", "draft.txt")
    assert _read(sign_in(ada), file.url) == (200, b"draft")
    assert _read(sign_in(bea), file.url) == (404, b"")
    attach(post(ada, "For all"), [file])
    assert _read(sign_in(bea), file.url) == (200, b"draft")


def test_the_file_of_a_deleted_comment_is_gone_with_it(ada: Person, bea: Person, sign_in: SignIn) -> None:
    entry = post(ada, "Hello")
    file = keep(bea, b"x", "x.txt")
    made = comment(entry, bea, "See", files=[file])
    delete_comment(made, by=bea)
    assert [_read(sign_in(p), file.url)[0] for p in (ada, bea)] == [404, 404]


@pytest.mark.parametrize(
    ("name", "content", "declared", "kind", "is_shown"),
    [
        ("x.html", b"<script>alert(1)</script>", "text/html", "text/plain; charset=utf-8", True),
        ("x.svg", b"<svg onload='alert(1)'/>", "image/svg+xml", "application/octet-stream", False),
        ("x.xml", b"<?xml version='1.0'?><x/>", "application/xml", "application/xml", False),
        ("x.xhtml", b"<html/>", "application/xhtml+xml", "application/xhtml+xml", False),
        ("x.js", b"alert(1)", "text/javascript", "text/plain; charset=utf-8", True),
        ("x.png", b"<script>", "image/png", "application/octet-stream", False),
        ("x.png", b"\x89PNG\r\n\x1a\nbroken", "image/png", "application/octet-stream", False),
        ("x.exe", b"MZ\x00", "", "application/x-msdos-program", False),
        ("x.swf", b"FWS\x00", "application/x-shockwave-flash", "application/x-shockwave-flash", False),
        ("x.pdf", b"%PDF-1.7", "", "application/pdf", True),
        ("x.zip", b"PK\x03\x04", "", "application/zip", False),
    ],
)
def test_a_file_is_served_as_what_it_is_and_can_run_nothing(
    name: str, content: bytes, declared: str, kind: str, is_shown: bool, ada: Person, sign_in: SignIn
) -> None:
    answer = sign_in(ada).get(keep(ada, content, name, declared).url)
    assert answer.getvalue() == content
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Content-Disposition"].partition(";")[0] == ("inline" if is_shown else "attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    policy = answer.headers["Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def test_a_film_is_played_in_the_page_that_the_browser_makes_for_it(ada: Person, sign_in: SignIn) -> None:
    answer = sign_in(ada).get(keep(ada, b"\x1aE\xdf\xa3", "x.webm").url)
    policy = "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; sandbox allow-same-origin"
    assert (answer.headers["Content-Type"], answer.headers["Content-Security-Policy"]) == (
        "video/webm",
        policy,
    )
    assert answer.headers["Content-Disposition"].startswith("inline;")


def test_only_what_browsers_show_opens_and_the_rest_says_it_is_a_download(
    ada: Person, sign_in: SignIn
) -> None:
    entry = post(ada, "Both")
    attach(entry, [keep(ada, b"%PDF-1.7", "plan.pdf"), keep(ada, b"PK\x03\x04", "plan.zip")])
    page = sign_in(ada).get(entry.url).content.decode()
    links = re.findall(
        r'<a class="file" href="[^"]*/([^"/]+)" data-turbo="false"( download)?>.*?</a>', page, re.DOTALL
    )
    assert links == [("plan.pdf", ""), ("plan.zip", " download")]
    assert page.count('<span class="visually-hidden">Download</span>') == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('a"b\r\nSet-Cookie: x=1.txt', "a_b Set-Cookie_ x=1.txt"),
        ("Müller – 李's (1).txt", "Müller – 李's (1).txt"),
        ("100%.txt", "100%.txt"),
        ("a;b=c?d#e.txt", "a;b=c_d#e.txt"),
        ("../../x/y.txt", "y.txt"),
        ("😀.txt", "😀.txt"),
    ],
)
def test_any_name_makes_an_address_and_a_header_of_one_line(
    given: str, kept: str, ada: Person, sign_in: SignIn
) -> None:
    file = keep(ada, b"x", given)
    answer = sign_in(ada).get(file.url)
    assert (file.name, answer.status_code, answer.getvalue()) == (kept, 200, b"x")
    assert answer.headers["Content-Disposition"] == f"inline; filename*=UTF-8''{quote(kept, safe='')}"


def test_a_picture_called_preview_is_not_taken_for_its_preview(ada: Person, sign_in: SignIn) -> None:
    content = picture("PNG")
    file = keep(ada, content, "preview")
    assert _read(sign_in(ada), file.url) == (200, content)
    assert sign_in(ada).get(file.preview_url).headers["Content-Type"] == "image/webp"


def test_a_file_that_the_store_lost_is_not_found(ada: Person, sign_in: SignIn) -> None:
    file = keep(ada, b"x", "x.txt")
    StoredFile.objects.filter(pk=file.pk).update(path="attachments/gone")
    assert sign_in(ada).get(file.url).status_code == 404


def test_a_picture_is_kept_upright_small_and_without_saying_where(ada: Person, sign_in: SignIn) -> None:
    file = keep(ada, with_place(orientation=6), "photo.jpg")
    assert (file.media_type, file.width, file.height) == ("image/jpeg", 40, 80)
    browser = sign_in(ada)
    small = browser.get(file.preview_url)
    assert small.headers["Content-Type"] == "image/webp"
    assert Image.open(io.BytesIO(small.getvalue())).size == (40, 80)
    original = browser.get(file.url).getvalue()
    assert b"Camera of Ada" not in original
    assert b"taken at home" not in original
    shown = Image.open(io.BytesIO(original))
    assert (shown.size, dict(shown.getexif())) == ((80, 40), {0x0112: 6})


def test_too_many_empty_and_too_large_files_are_named_and_nothing_typed_is_lost(
    ada: Person, sign_in: SignIn, settings: object
) -> None:
    settings.UPLOAD_MAX_BYTES = 10  # type: ignore[attr-defined]  # the fixture has them all
    browser = sign_in(ada)
    for files, reason in (
        ([("e.txt", b"")], "e.txt is empty."),
        ([("l.txt", b"x" * 11)], "l.txt is too large."),
        ([(f"{n}.txt", b"x") for n in range(21)], "At most 20 files at once."),
    ):
        uploads = [SimpleUploadedFile(name, content) for name, content in files]
        answer = browser.post("/posts/new", {"body": "Do not lose me", "files": uploads})
        assert answer.status_code == 422
        assert reason in answer.content.decode()
        assert "Do not lose me</textarea>" in answer.content.decode()
    assert Entry.objects.count() == 0
    assert StoredFile.objects.count() == 0
