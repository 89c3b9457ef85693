"""Comments, one level deep, with and without JavaScript."""

from collections.abc import Callable

import pytest

from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import bring_back_comment, change_comment, comment, delete_comment
from flurfunk.conversation.models import Comment, Mention
from flurfunk.conversation.showing import show_talk
from flurfunk.feed.posting import change_post, post
from flurfunk.people.models import Person
from tests.cast import Browser

SignIn = Callable[[Person], Browser]
TURBO = {"Accept": "text/vnd.turbo-stream.html, text/html"}


@pytest.fixture
def entry(ada: Person) -> Entry:
    """Ada's post for everybody."""
    return post(ada, "Which crane?")


def _shown(entry: Entry, person: Person) -> list[tuple[str, bool, list[str]]]:
    talk = show_talk(entry, person)
    return [(c.html, c.is_deleted, [r.html for r in c.replies]) for c in talk.comments]


def test_a_form_without_javascript_leads_to_the_comment(entry: Entry, bea: Person, sign_in: SignIn) -> None:
    browser = sign_in(bea)
    answer = browser.post(f"/entries/{entry.pk}/comments", {"body": "The **big** one"})
    made = Comment.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/posts/{entry.pk}#comment_{made.pk}")
    assert (made.author, made.html) == (bea, "<p>The <strong>big</strong> one</p>\n")
    page = browser.get(f"/posts/{entry.pk}").content.decode()
    assert page.count(f'id="comment_{made.pk}"') == 1
    assert "<strong>big</strong>" in page


def test_turbo_gets_the_comment_at_its_place(entry: Entry, bea: Person, sign_in: SignIn) -> None:
    answer = sign_in(bea).post(f"/entries/{entry.pk}/comments", {"body": "The big one"}, headers=TURBO)
    made = Comment.objects.get()
    assert (answer.status_code, answer.headers["Content-Type"]) == (
        200,
        "text/vnd.turbo-stream.html; charset=utf-8",
    )
    shown = answer.content.decode()
    assert f'target="entry_{entry.pk}_comments"' in shown
    assert shown.count(f'id="comment_{made.pk}"') == 1


@pytest.mark.parametrize(
    ("body", "reason"), [("", "Write something first."), (" \n\u2003", "Write something first.")]
)
def test_what_cannot_be_taken_is_422_with_the_reason(
    body: str, reason: str, entry: Entry, ada: Person, sign_in: SignIn
) -> None:
    answer = sign_in(ada).post(f"/entries/{entry.pk}/comments", {"body": body})
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert Comment.objects.count() == 0


def test_what_is_too_long_is_kept_in_the_form(entry: Entry, ada: Person, sign_in: SignIn) -> None:
    answer = sign_in(ada).post(f"/entries/{entry.pk}/comments", {"body": "<x> & " * 4000})
    assert answer.status_code == 422
    assert "&lt;x&gt; &amp; &lt;x&gt;" in answer.content.decode()


def test_a_reply_to_a_reply_hangs_on_the_same_comment(entry: Entry, ada: Person, bea: Person) -> None:
    top = comment(entry, ada, "top")
    reply = comment(entry, bea, "reply", parent=top)
    again = comment(entry, ada, "again", parent=reply)
    assert (reply.parent, again.parent) == (top, top)
    assert _shown(entry, bea) == [("<p>top</p>\n", False, ["<p>reply</p>\n", "<p>again</p>\n"])]
    entry.refresh_from_db()
    assert entry.comment_count == 3


def test_nobody_replies_across_entries_or_to_what_is_deleted(
    entry: Entry, ada: Person, sign_in: SignIn
) -> None:
    elsewhere = comment(post(ada, "Other"), ada, "elsewhere")
    gone = comment(entry, ada, "gone")
    delete_comment(gone, by=ada)
    for parent in (elsewhere.pk, gone.pk, 10**30, -1):
        answer = sign_in(ada).post(f"/entries/{entry.pk}/comments", {"body": "x", "parent": parent})
        assert answer.status_code == 422, parent
        assert ">x</textarea>" in answer.content.decode(), parent
    assert Comment.objects.filter(body="x").count() == 0


def test_a_deleted_comment_keeps_its_replies_and_says_nothing_more(
    entry: Entry, ada: Person, bea: Person
) -> None:
    top = comment(entry, ada, "top")
    comment(entry, bea, "reply", parent=top)
    alone = comment(entry, ada, "alone")
    for each in (top, alone):
        delete_comment(each, by=ada)
        delete_comment(each, by=ada)
    entry.refresh_from_db()
    assert entry.comment_count == 1
    assert _shown(entry, bea) == [("", True, ["<p>reply</p>\n"])]
    for each in (top, alone):
        bring_back_comment(each, by=ada)
        bring_back_comment(each, by=ada)
    entry.refresh_from_db()
    assert entry.comment_count == 3
    assert _shown(entry, bea) == [("<p>top</p>\n", False, ["<p>reply</p>\n"]), ("<p>alone</p>\n", False, [])]


def test_only_who_deleted_a_comment_brings_it_back(
    secret_comment: Comment, ada: Person, bea: Person, olu: Person, mallory: Person, *, sign_in: SignIn
) -> None:
    address = f"/comments/{secret_comment.pk}/deletion"
    assert sign_in(mallory).post(address).status_code == 404
    assert sign_in(ada).post(address).status_code == 403
    assert sign_in(olu).post(address).status_code == 303
    for person, status in ((mallory, 404), (ada, 404), (bea, 404), (olu, 303)):
        assert sign_in(person).post(address, {"_method": "delete"}).status_code == status, person


def test_mallory_finds_no_address_of_a_secret_comment(
    secret_comment: Comment, mallory: Person, guest: Person, sign_in: SignIn
) -> None:
    for outsider in (mallory, guest):
        browser = sign_in(outsider)
        for page in ("", "/edit", "/history", "/reactions"):
            assert browser.get(f"/comments/{secret_comment.pk}{page}").status_code == 404, page
        for form in ("/edit", "/deletion", "/reactions"):
            sent = {"body": "x", "version": 1, "emoji": "👍"}
            assert browser.post(f"/comments/{secret_comment.pk}{form}", sent).status_code == 404, form


def test_of_two_who_change_a_comment_the_second_loses_nothing(
    entry: Entry, bea: Person, sign_in: SignIn
) -> None:
    made = comment(entry, bea, "One")
    change_comment(made, "Two", editor=bea, based_on=1)
    answer = sign_in(bea).post(f"/comments/{made.pk}/edit", {"body": "Drei & mehr", "version": 1})
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "<p>Two</p>" in shown
    assert "Drei &amp; mehr</textarea>" in shown
    assert sign_in(bea).post(f"/comments/{made.pk}/edit", {"body": "Drei", "version": 2}).status_code == 303
    made.refresh_from_db()
    assert (made.body, made.version, made.revisions.count()) == ("Drei", 3, 3)


def test_mentions_are_what_the_texts_say_now(entry: Entry, ada: Person, bea: Person, olu: Person) -> None:
    def mentioned() -> set[tuple[str, bool]]:
        return {(m.person.handle, m.comment_id is not None) for m in Mention.objects.select_related("person")}

    change_post(entry, editor=ada, based_on=1, title="", body="@bea.mueller and @olu.adeyemi, @nobody")
    made = comment(entry, bea, "@ada.lindqvist @ADA.lindqvist")
    assert mentioned() == {("bea.mueller", False), ("olu.adeyemi", False), ("ada.lindqvist", True)}
    change_post(entry, editor=ada, based_on=2, title="", body="@olu.adeyemi `@bea.mueller`")
    change_comment(made, "@bea.mueller", editor=bea, based_on=1)
    assert mentioned() == {("olu.adeyemi", False), ("bea.mueller", True)}


def test_more_than_fifty_comments_are_read_page_by_page(entry: Entry, ada: Person, sign_in: SignIn) -> None:
    for number in range(60):
        comment(entry, ada, f"number {number}")
    newest = show_talk(entry, ada)
    assert [c.html for c in newest.comments] == [f"<p>number {n}</p>\n" for n in range(10, 60)]
    older = show_talk(entry, ada, asked={"before": newest.older_url.split("before=")[1].split("#")[0]})
    assert [c.html for c in older.comments] == [f"<p>number {n}</p>\n" for n in range(10)]
    assert older.older_url == ""
    for made_up in ("x", "%00", "WyI5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5Il0", "A" * 2000):
        assert sign_in(ada).get(f"/posts/{entry.pk}?before={made_up}").status_code == 200


def test_a_link_to_an_old_comment_leads_to_the_page_it_stands_on(
    entry: Entry, ada: Person, bea: Person, sign_in: SignIn
) -> None:
    said = [comment(entry, ada, f"number {number}") for number in range(60)]
    answer = comment(entry, bea, "An answer", parent=said[3])
    entry.refresh_from_db()
    for old, last in ((said[3], 3), (answer, 3), (said[9], 9)):
        talk = show_talk(entry, bea, asked={"at": str(old.pk)})
        assert [c.id for c in talk.comments] == [each.pk for each in said[: last + 1]]
        assert talk.newest_url == f"/posts/{entry.pk}#comments"
    assert show_talk(entry, bea, asked={"at": str(said[10].pk)}) == show_talk(entry, bea)
    old = Comment.objects.select_related("entry").get(pk=said[3].pk)
    assert old.url == f"/posts/{entry.pk}?at={old.pk}#comment_{old.pk}"
    page = sign_in(bea).get(old.url).content.decode()
    assert f'id="comment_{old.pk}"' in page
    assert 'id="comment_on_entry"' not in page
    assert 'id="comment_on_entry"' in sign_in(bea).get(talk.newest_url).content.decode()


@pytest.mark.parametrize("asked", ["", "x", "0", "9" * 18, "9" * 40, "-1", "1e3", "٣"])
def test_an_address_of_no_comment_shows_the_newest(entry: Entry, ada: Person, asked: str) -> None:
    for number in range(60):
        comment(entry, ada, f"number {number}")
    assert show_talk(entry, ada, asked={"at": asked}) == show_talk(entry, ada)


def test_a_comment_under_another_entry_does_not_move_the_page(entry: Entry, ada: Person) -> None:
    other = post(ada, "Elsewhere")
    stranger = comment(other, ada, "Not here")
    for number in range(60):
        comment(entry, ada, f"number {number}")
    assert show_talk(entry, ada, asked={"at": str(stranger.pk)}) == show_talk(entry, ada)


def test_a_short_thread_is_linked_without_a_page(entry: Entry, ada: Person) -> None:
    made = comment(entry, ada, "The only one")
    assert made.url == f"/posts/{entry.pk}#comment_{made.pk}"
