"""What is reported, hidden, appealed against and shown again, and who has a say in it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.conversation.models import Comment
from flurfunk.events.models import Event
from flurfunk.events.telling import tell
from flurfunk.feed.posting import post
from flurfunk.moderation.hiding import appeal, hide, lift
from flurfunk.moderation.models import Appeal, Grounds, Hiding, Report
from flurfunk.moderation.reporting import Thing, report
from flurfunk.moderation.rules import may_decide_appeal
from flurfunk.notifications.models import Notification
from flurfunk.people.models import Person, Role
from flurfunk.people.registering import register
from flurfunk.spaces.joining import add_member
from flurfunk.spaces.models import MemberRole, Space
from tests.cast import Browser

SignIn = Callable[[Person], Browser]
BACK = {"_method": "delete"}


@pytest.fixture
def ines(olu: Person) -> Person:
    """Ines is an administrator."""
    return register("ines@nordlicht.example", "Ines Koch", role=Role.ADMINISTRATOR)


@pytest.fixture
def mo(open_space: Space, secret_space: Space) -> Person:
    """Mo keeps order in the open and in the secret space."""
    person = register("mo@nordlicht.example", "Mo Tanaka")
    for space in (open_space, secret_space):
        add_member(space, person, role=MemberRole.MODERATOR)
    return person


@pytest.fixture
def rude(open_space: Space, ada: Person) -> Entry:
    """What Ada should not have written."""
    return post(ada, "Bea cannot even count #presses.", space=open_space)


def _report(thing: Thing, by: Person) -> Report:
    return report(thing, by=by, grounds=Grounds.HURTFUL, words="Please look.")


def _decide(person: Person) -> list[int]:
    return list(Report.objects.open().decided_by(person).values_list("pk", flat=True))


def _told(person: Person) -> list[str]:
    for event in Event.objects.filter(told_at=None).order_by("pk"):
        tell(event)
    told = Notification.objects.shown_to(person).exclude(page="").order_by("pk")
    return list(told.values_list("event__kind", flat=True))


def test_whoever_sees_it_reports_it_and_those_who_keep_order_are_told(
    sign_in: SignIn, mallory: Person, mo: Person, olu: Person, rude: Entry
) -> None:
    browser = sign_in(mallory)
    assert "/report" in browser.get(rude.url).content.decode()
    form = {"grounds": "hurtful", "words": "That is not true."}
    assert browser.post(f"/entries/{rude.pk}/report", form).status_code == 303
    assert browser.post(f"/entries/{rude.pk}/report", form | {"grounds": "other"}).status_code == 303
    made = Report.objects.get()
    assert (made.by, made.grounds, made.words) == (mallory, "other", "That is not true.")
    assert (_told(mo), _told(olu), _told(rude.author)) == (["report.made"], ["report.made"], [])


def test_nobody_reports_what_they_do_not_see_or_what_is_their_own(
    sign_in: SignIn, mallory: Person, ada: Person, guest: Person, secret_comment: Comment, rude: Entry
) -> None:
    outside = sign_in(mallory)
    assert outside.get(f"/entries/{secret_comment.entry_id}/report").status_code == 404
    assert outside.post(f"/comments/{secret_comment.pk}/report", {"grounds": "other"}).status_code == 404
    assert sign_in(guest).get("/people/mallory.stone/report").status_code == 404
    assert sign_in(ada).post(f"/entries/{rude.pk}/report", {"grounds": "other"}).status_code == 403
    assert Report.objects.count() == 0


def test_a_report_without_grounds_is_shown_again_with_what_was_typed(
    sign_in: SignIn, mallory: Person, rude: Entry
) -> None:
    answer = sign_in(mallory).post(f"/entries/{rude.pk}/report", {"words": "So much typed."})
    assert (answer.status_code, "So much typed." in answer.content.decode()) == (422, True)


def test_a_space_decides_by_itself_for_two_days_then_administrators(
    ines: Person, mo: Person, mallory: Person, bea: Person, secret_post: Entry, rude: Entry
) -> None:
    inside, outside = _report(secret_post, bea), _report(rude, bea)
    assert sorted(_decide(mo)) == [inside.pk, outside.pk]
    assert (_decide(ines), _decide(mallory), _decide(bea)) == ([], [], [])
    Report.objects.update(at=timezone.now() - timedelta(days=2, minutes=1))
    assert sorted(_decide(ines)) == [inside.pk, outside.pk]


def test_an_administrator_sees_of_a_secret_space_only_what_is_reported(
    sign_in: SignIn, ines: Person, bea: Person, secret_comment: Comment
) -> None:
    made = _report(secret_comment, bea)
    Report.objects.filter(pk=made.pk).update(author=secret_comment.author, by=bea)
    assert sign_in(ines).get(made.url).status_code == 404
    Report.objects.update(at=timezone.now() - timedelta(days=3))
    page = sign_in(ines).get(made.url).content.decode()
    assert ("I like the name." in page, "in a secret space" in page) == (True, True)
    assert "Polaris" not in page
    assert sign_in(ines).get(secret_comment.entry.url).status_code == 404


def test_nobody_decides_on_what_they_wrote(olu: Person, ines: Person, bea: Person, open_space: Space) -> None:
    made = _report(post(olu, "Mine.", space=open_space), bea)
    assert (_decide(olu), _decide(ines)) == ([], [made.pk])


def test_a_hidden_entry_is_gone_for_everybody_but_its_author_and_who_keeps_order(
    sign_in: SignIn, mo: Person, bea: Person, ada: Person, mallory: Person, rude: Entry
) -> None:
    made = _report(rude, bea)
    assert sign_in(mo).post(f"/reports/{made.pk}/hiding", {"words": "Say it kindly."}).status_code == 303
    hiding = Hiding.objects.get()
    for person in (mo, bea, ada, mallory):
        browser = sign_in(person)
        assert browser.get(rude.url).status_code == 404
        assert "cannot even count" not in browser.get("/spaces/hydraulics").content.decode()
        assert "cannot even count" not in browser.get("/topics/presses").content.decode()
    assert [sign_in(who).get(hiding.url).status_code for who in (mo, ada, bea, mallory)] == [
        200,
        200,
        404,
        404,
    ]
    page = sign_in(ada).get(hiding.url).content.decode()
    assert ("cannot even count" in page, "Say it kindly." in page) == (True, True)
    assert _told(ada) == ["hiding.made"]


def test_a_hidden_comment_is_gone_and_not_brought_back_by_undoing(
    sign_in: SignIn, mo: Person, bea: Person, ada: Person, rude: Entry
) -> None:
    said = comment(rude, ada, "And she never will.")
    hiding = hide(said, by=mo, reason="Enough.")
    assert "never will" not in sign_in(bea).get(rude.url).content.decode()
    rude.refresh_from_db()
    assert rude.comment_count == 0
    assert not Comment.objects.visible_to(ada).filter(pk=said.pk).exists()
    assert sign_in(mo).post(f"/comments/{said.pk}/deletion", BACK).status_code == 404
    lift(hiding, by=mo)
    rude.refresh_from_db()
    assert rude.comment_count == 1
    assert "never will" in sign_in(bea).get(rude.url).content.decode()


def test_who_reported_it_is_answered_once(sign_in: SignIn, mo: Person, bea: Person, rude: Entry) -> None:
    made = _report(rude, bea)
    assert sign_in(bea).post(f"/reports/{made.pk}/answer", {"words": "Me."}).status_code == 403
    assert sign_in(mo).post(f"/reports/{made.pk}/answer", {"words": " "}).status_code == 422
    assert sign_in(mo).post(f"/reports/{made.pk}/answer", {"words": "I spoke to Ada."}).status_code == 303
    assert "I spoke to Ada." in sign_in(bea).get(made.url).content.decode()
    assert (_told(bea), _decide(mo)) == (["report.answered"], [])


def test_somebody_else_decides_on_an_appeal_which_is_made_once(
    sign_in: SignIn, mo: Person, ada: Person, olu: Person, rude: Entry
) -> None:
    hiding = hide(rude, by=mo, reason="Say it kindly.")
    browser = sign_in(ada)
    assert browser.post(f"{hiding.url}/appeal", {"words": "It was a joke."}).status_code == 303
    assert browser.post(f"{hiding.url}/appeal", {"words": "Really."}).status_code == 403
    assert (_told(mo), _told(olu)) == ([], ["hiding.appealed"])
    assert sign_in(mo).post(f"{hiding.url}/refusal", {"words": "No."}).status_code == 403
    assert browser.post(f"{hiding.url}/refusal", {"words": "Yes."}).status_code == 403
    assert browser.post(hiding.url, BACK).status_code == 403
    assert sign_in(olu).post(f"{hiding.url}/refusal", {"words": "Not a good one."}).status_code == 303
    assert "Not a good one." in browser.get(hiding.url).content.decode()
    assert _told(ada)[-1] == "hiding.appeal_refused"


def test_an_appeal_that_is_granted_shows_it_again(
    sign_in: SignIn, mo: Person, ada: Person, olu: Person, bea: Person, rude: Entry
) -> None:
    hiding = hide(rude, by=mo, reason="Say it kindly.")
    appeal(hiding, "It was a joke.")
    assert sign_in(olu).post(hiding.url, BACK).status_code == 303
    assert (Hiding.objects.count(), sign_in(bea).get(rude.url).status_code) == (0, 200)
    kinds = Event.objects.filter(kind__startswith="hiding.").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["hiding.made", "hiding.appealed", "hiding.lifted"]


def test_alone_in_the_house_one_decides_on_the_appeal_oneself(olu: Person, ada: Person) -> None:
    hiding = hide(post(ada, "For all.", space=None), by=olu, reason="No.")
    appeal(hiding, "Please.")
    made = Appeal.objects.select_related("hiding").get()
    assert may_decide_appeal(olu, made)
    register("ines@nordlicht.example", "Ines Koch", role=Role.ADMINISTRATOR)
    assert not may_decide_appeal(olu, made)


def test_the_queue_shows_each_what_is_theirs(
    sign_in: SignIn, mo: Person, bea: Person, ines: Person, rude: Entry
) -> None:
    _report(rude, bea)
    pages = {who.name: sign_in(who).get("/reports").content.decode() for who in (mo, bea, ines)}
    assert ["Ada Lindqvist" in page for page in pages.values()] == [True, False, False]
    assert ["Von dir gemeldet" in page for page in pages.values()] == [False, True, False]


def test_a_space_shows_its_own_reports_to_who_keeps_order_there_and_to_nobody_else(
    sign_in: SignIn,
    mo: Person,
    bea: Person,
    mallory: Person,
    rude: Entry,
    open_space: Space,
    secret_space: Space,
) -> None:
    _report(rude, bea)
    address = f"/spaces/{open_space.slug}/reports"
    keeping = sign_in(mo)
    page = keeping.get(address).content.decode()
    assert ("Ada Lindqvist" in page, "1 waiting" in page) == (True, True)
    other = keeping.get(f"/spaces/{secret_space.slug}/reports").content.decode()
    assert ("Ada Lindqvist" in other, "1 waiting" in other) == (False, False)
    for outsider in (bea, mallory):
        browser = sign_in(outsider)
        assert browser.get(address).status_code == 403
        assert address not in browser.get(open_space.url).content.decode()


def test_open_pages_of_who_keeps_order_hear_of_a_report(
    mo: Person, bea: Person, rude: Entry, open_space: Space, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    monkeypatch.setattr("flurfunk.moderation.signals.publish", lambda to, signal: said.append((to, signal)))
    _report(rude, bea)
    _told(mo)
    count = {"id": "reported", "url": f"/spaces/{open_space.slug}/reports/count"}
    assert said == [([f"keepers:{open_space.pk}"], count)]
