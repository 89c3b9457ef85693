"""Files when a text is changed: added, described, taken out, and gone from the store when nothing needs them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from flurfunk.content.models import Attachment, Entry, StoredFile
from flurfunk.content.storing import attach, store_file
from flurfunk.conversation.commenting import comment
from flurfunk.conversation.models import Comment
from flurfunk.feed.posting import post
from flurfunk.people.models import Person
from tests.cast import Browser
from tests.pictures import png

SignIn = Callable[[Person], Browser]
pytestmark = pytest.mark.django_db(transaction=True)


def _file(person: Person, name: str = "notes.txt") -> StoredFile:
    if name.endswith(".png"):
        picture = png()
        return store_file(BytesIO(picture.read()), name, uploaded_by=person, size=picture.size or 0)
    return store_file(BytesIO(b"notes"), name, uploaded_by=person, size=5)


def _names(thing: Entry | Comment) -> list[str]:
    return [each.file.name for each in thing.attachments.select_related("file").order_by("position")]


def _stored(settings: Any) -> int:
    return sum(1 for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def test_a_post_gets_and_loses_files(ada: Person, sign_in: SignIn, settings: Any) -> None:
    seen, notes = _file(ada, "seen.png"), _file(ada)
    made = post(ada, "Look", files=[seen, notes])
    browser = sign_in(ada)
    page = browser.get(f"{made.url}/edit").content.decode()
    assert page.count('name="kept"') == 2
    sent = {
        "version": 1,
        "body": "Look",
        "kept": [seen.pk, notes.pk],
        "alt": ["A red square", ""],
        "removed": [notes.pk],
        "files": [png()],
    }
    before = _stored(settings)
    assert browser.post(f"{made.url}/edit", sent).status_code == 303
    assert _names(made) == ["seen.png", "picture.png"]
    seen.refresh_from_db()
    made.refresh_from_db()
    assert (seen.alt, made.version) == ("A red square", 2)
    assert not StoredFile.objects.filter(pk=notes.pk).exists()
    assert _stored(settings) == before - 1 + 2
    assert browser.get(notes.url).status_code == 404
    assert 'alt="A red square"' in browser.get(made.url).content.decode()


def test_a_comment_gets_and_loses_files(ada: Person, bea: Person, sign_in: SignIn) -> None:
    made = comment(post(ada, "Look"), bea, "There", files=[_file(bea)])
    browser, fresh = sign_in(bea), _file(bea, "new.png")
    gone = made.attachments.get().file_id
    sent = {"version": 1, "body": "", "kept": [gone, fresh.pk], "alt": ["", "New"], "removed": [gone]}
    assert browser.post(f"/comments/{made.pk}/edit", sent).status_code == 303
    assert _names(made) == ["new.png"]
    assert (
        browser.post(f"/comments/{made.pk}/edit", {"version": 2, "body": "", "kept": []}).status_code == 422
    )
    assert _names(made) == ["new.png"]


def test_a_form_that_knows_nothing_of_files_takes_none_out(ada: Person, sign_in: SignIn) -> None:
    made = post(ada, "Look", files=[_file(ada)])
    assert sign_in(ada).post(f"{made.url}/edit", {"version": 1, "body": "New"}).status_code == 303
    assert _names(made) == ["notes.txt"]


def test_a_conflict_keeps_what_was_chosen_and_changes_nothing(ada: Person, sign_in: SignIn) -> None:
    seen = _file(ada, "seen.png")
    made = post(ada, "Look", files=[seen])
    browser = sign_in(ada)
    browser.post(f"{made.url}/edit", {"version": 1, "body": "First", "kept": [seen.pk], "alt": ["First"]})
    late = {"version": 1, "body": "Late", "kept": [seen.pk], "alt": ["Late"], "files": [png()]}
    answer = browser.post(f"{made.url}/edit", late)
    assert answer.status_code == 409
    seen.refresh_from_db()
    assert (seen.alt, _names(made)) == ("First", ["seen.png"])
    page = answer.content.decode()
    assert ('value="Late"' in page, "picture.png" in page) == (True, True)
    loose = StoredFile.objects.get(attachments=None)
    again = {"version": 2, "body": "Late", "kept": [seen.pk, loose.pk], "alt": ["Late", "New"]}
    assert browser.post(f"{made.url}/edit", again).status_code == 303
    assert _names(made) == ["seen.png", "picture.png"]


def test_what_was_typed_is_shown_again_with_the_reasons(ada: Person, sign_in: SignIn) -> None:
    seen = _file(ada, "seen.png")
    made = post(ada, "", files=[seen])
    sent = {"version": 1, "body": "", "kept": [seen.pk], "alt": ["Typed"], "removed": [seen.pk]}
    answer = sign_in(ada).post(f"{made.url}/edit", sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="Typed"' in page
    assert f'name="removed" value="{seen.pk}" checked' in page
    assert _names(made) == ["seen.png"]


def test_nobody_takes_or_removes_the_files_of_others(
    ada: Person, mallory: Person, secret_post: Entry, sign_in: SignIn
) -> None:
    hers, loose = _file(ada), _file(ada, "loose.txt")
    attach(secret_post, [hers])
    mine = post(mallory, "Mine")
    browser = sign_in(mallory)
    sent = {
        "version": 1,
        "body": "Mine",
        "kept": [hers.pk, loose.pk],
        "alt": ["x", "y"],
        "removed": [hers.pk],
    }
    assert browser.post(f"{mine.url}/edit", sent).status_code == 303
    assert (_names(mine), _names(secret_post)) == ([], ["notes.txt"])
    assert browser.post(f"{secret_post.url}/edit", sent).status_code == 404
    hers.refresh_from_db()
    assert hers.alt == ""
    for nonsense in ("x", "-1", "9" * 30, "\0"):
        odd = {"version": 2, "body": "Mine", "kept": [nonsense], "removed": [nonsense]}
        assert browser.post(f"{mine.url}/edit", odd).status_code in (303, 409)


def test_a_file_that_something_else_shows_stays(ada: Person, sign_in: SignIn, settings: Any) -> None:
    notes = _file(ada)
    first, second = post(ada, "One", files=[notes]), post(ada, "Two", files=[notes])
    browser, before = sign_in(ada), _stored(settings)
    browser.post(
        f"{first.url}/edit", {"version": 1, "body": "One", "kept": [notes.pk], "removed": [notes.pk]}
    )
    assert (_names(first), _names(second), _stored(settings)) == ([], ["notes.txt"], before)
    browser.post(
        f"{second.url}/edit", {"version": 1, "body": "Two", "kept": [notes.pk], "removed": [notes.pk]}
    )
    assert (Attachment.objects.count(), StoredFile.objects.count(), _stored(settings)) == (0, 0, before - 1)
