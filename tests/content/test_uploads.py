"""Files that arrive in pieces: each at its place, gone on with after a lost line, nobody's but the uploader's."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone

from flurfunk.content.models import Entry, StoredFile, Upload
from flurfunk.content.uploading import forget_stranded
from flurfunk.feed.posting import post
from flurfunk.people.models import Person
from tests.cast import Browser
from tests.kit.test_pictures import picture

SignIn = Callable[[Person], Browser]


def begin(browser: Browser, size: object, name: str = "plan.txt") -> str:
    answer = browser.post("/uploads", {"name": name, "size": size})
    assert answer.status_code == 201
    return str(answer["Location"])


def send(browser: Browser, address: str, piece: bytes, offset: object) -> HttpResponse:
    return browser.patch(  # type: ignore[return-value]
        address, piece, "application/offset+octet-stream", headers={"Upload-Offset": str(offset)}
    )


def upload(browser: Browser, content: bytes, name: str = "plan.txt") -> int:
    number: int = send(browser, begin(browser, len(content), name), content, 0).json()["id"]  # type: ignore[attr-defined]
    return number


def test_a_file_arrives_in_pieces_and_goes_on_where_the_line_was_lost(ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    address = begin(browser, 9)
    assert send(browser, address, b"half ", 0)["Upload-Offset"] == "5"
    lost = send(browser, address, b"half ", 0)
    assert (lost.status_code, lost["Upload-Offset"]) == (409, "5")
    assert browser.head(address)["Upload-Offset"] == "5"
    done = send(browser, address, b"done", 5).json()  # type: ignore[attr-defined]
    file = StoredFile.objects.get(pk=done["id"])
    assert (file.name, file.size, file.uploaded_by) == ("plan.txt", 9, ada)
    assert browser.get(file.url).getvalue() == b"half done"
    assert Upload.objects.count() == 0


def test_nobody_else_may_add_read_or_stop_it(ada: Person, mallory: Person, sign_in: SignIn) -> None:
    address = begin(sign_in(ada), 4)
    other = sign_in(mallory)
    assert [other.head(address).status_code, send(other, address, b"evil", 0).status_code] == [404, 404]
    assert other.delete(address).status_code == 404
    assert Upload.objects.get().received == 0


def test_what_is_too_much_is_refused(ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    for size, status in ((settings.UPLOAD_MAX_BYTES + 1, 413), (0, 413), ("x", 422), ("", 422)):
        assert browser.post("/uploads", {"name": "a", "size": size}).status_code == status
    address = begin(browser, 3)
    assert send(browser, address, b"four", 0).status_code == 413
    assert send(browser, address, b"abc", "x").status_code == 422
    assert browser.delete(address).status_code == 204
    assert Upload.objects.count() == 0


def test_a_post_takes_uploaded_files_in_order_with_the_words_for_pictures(
    ada: Person, sign_in: SignIn
) -> None:
    browser = sign_in(ada)
    first, second = upload(browser, picture("PNG"), "a.png"), upload(browser, b"text")
    browser.post("/posts/new", {"body": "", "kept": [second, first], "alt": ["", " A red <crane> "]})
    entry = Entry.objects.get()
    assert [hung.file_id for hung in entry.attachments.order_by("position")] == [second, first]
    assert 'alt="A red &lt;crane&gt;"' in browser.get(f"/posts/{entry.pk}").content.decode()


def test_a_comment_takes_them_too(ada: Person, sign_in: SignIn) -> None:
    browser, entry = sign_in(ada), post(ada, "Hello")
    number = upload(browser, b"text")
    answer = browser.post(f"/entries/{entry.pk}/comments", {"body": "", "kept": [number], "alt": [""]})
    assert answer.status_code == 303
    assert entry.comments.get().attachments.get().file_id == number


def test_the_file_of_somebody_else_or_one_that_hangs_already_is_not_taken(
    ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    browser = sign_in(ada)
    number = upload(browser, b"mine")
    sign_in(mallory).post("/posts/new", {"body": "Give it to me", "kept": [number], "alt": [""]})
    assert Entry.objects.get().attachments.count() == 0
    for body in ("First", "Second"):
        browser.post("/posts/new", {"body": body, "kept": [number, "x", 10**30], "alt": ["seen"]})
    assert [e.attachments.count() for e in Entry.objects.filter(author=ada).order_by("pk")] == [1, 0]


def test_what_stopped_arriving_is_forgotten_after_a_day(ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    old, new = begin(browser, 4), begin(browser, 4)
    for address in (old, new):
        send(browser, address, b"ab", 0)
    key = old.rpartition("/")[2]
    Upload.objects.filter(pk=key).update(begun_at=timezone.now() - timedelta(days=2))
    forget_stranded()
    assert [f"/uploads/{upload.key}" for upload in Upload.objects.all()] == [new]
    assert len(list((Path(settings.MEDIA_ROOT) / "uploads").iterdir())) == 1
