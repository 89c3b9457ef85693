"""Thanks: a post that names who is thanked, told to them once, on their profile for those who may read it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from flurfunk.content.deleting import delete
from flurfunk.content.models import Entry
from flurfunk.feed.models import ScheduledPost, Thanks
from flurfunk.feed.posting import change_post, post_with
from flurfunk.feed.scheduling import publish_due
from flurfunk.feed.thanking import MOST, UnknownPersonError, find_thanked
from flurfunk.kit.fragments import cache
from flurfunk.people.deactivating import deactivate
from flurfunk.people.models import Person
from flurfunk.people.registering import register
from flurfunk.spaces.models import Space
from tests.cast import Browser
from tests.notifications.conftest import lines

SignIn = Callable[[Person], Browser]


def thank(
    by: Person, *people: Person, body: str = "For the night shift.", space: Space | None = None
) -> Entry:
    return post_with(by, body, thanked=people, space=space)


def head_of(page: str) -> str:
    """Give the line above the words."""
    return page.partition('<p class="thanks row">')[2].partition("</p>")[0]


def test_people_are_thanked_by_a_plain_form_with_handles_and_names(
    ada: Person, bea: Person, olu: Person, sign_in: SignIn
) -> None:
    browser = sign_in(ada)
    sent = {"body": "For the night shift.", "thanked": f"@{bea.handle} @{bea.handle}\n olu adeyemi ,"}
    assert browser.post("/posts/new", sent).status_code == 303
    entry = Entry.objects.get()
    assert set(Thanks.objects.filter(entry=entry).values_list("person", flat=True)) == {bea.pk, olu.pk}
    for address in ("/", entry.url):
        head = head_of(browser.get(address).content.decode())
        assert "Ada Lindqvist thanks <a" in head
        assert head.index(">Bea Müller</a> and <a") < head.index(">Olu Adeyemi</a>")
        assert head.count('class="avatar ') == 2
    german = sign_in(bea).get(entry.url, headers={"Accept-Language": "de"}).content.decode()
    assert "Ada Lindqvist dankt <a" in head_of(german)


@pytest.mark.parametrize(
    ("typed", "body", "why"),
    [
        ("@no.body", "x", "There is nobody called “@no.body”."),
        ("<b>No</b>", "x", "There is nobody called “&lt;b&gt;No&lt;/b&gt;”."),
        ("Sam Field", "x", "Several people are called “Sam Field”. Write the name that begins with @."),
        ("ada.lindqvist", "x", "You cannot thank yourself."),
        ("Bea Müller", "", "Say what for."),
    ],
)
def test_what_cannot_be_thanked_is_422_and_nothing_typed_is_lost(
    typed: str, body: str, why: str, ada: Person, bea: Person, sign_in: SignIn
) -> None:
    for number in range(2):
        register(f"sam{number}@nordlicht.example", "Sam Field")
    answer = sign_in(ada).post("/posts/new", {"body": body, "thanked": typed})
    page = answer.content.decode()
    assert (answer.status_code, why in page, Entry.objects.count()) == (422, True, 0)
    assert typed.replace("<", "&lt;").replace(">", "&gt;") + "</textarea>" in page


def test_many_are_too_many_and_who_left_is_nobody(ada: Person, bea: Person, olu: Person) -> None:
    people = [register(f"p{number}@nordlicht.example", f"P {number}") for number in range(MOST + 1)]
    handles = [f"@{person.handle}" for person in people]
    assert find_thanked(ada, ", ".join(handles[:MOST])) == people[:MOST]
    with pytest.raises(UnknownPersonError, match="at most 20 people"):
        find_thanked(ada, " ".join(handles))
    deactivate(bea, by=olu)
    with pytest.raises(UnknownPersonError, match="nobody"):
        find_thanked(ada, f"@{bea.handle}")
    assert find_thanked(ada, " ,\n; ") == []


def test_one_is_thanked_for_a_thing_once(ada: Person, bea: Person) -> None:
    entry = thank(ada, bea)
    with pytest.raises(IntegrityError), transaction.atomic():
        Thanks.objects.create(entry=entry, person=bea)


def test_a_guest_thanks_and_sees_only_whom_they_may_know(
    guest: Person, ada: Person, mallory: Person, open_space: Space, sign_in: SignIn
) -> None:
    browser = sign_in(guest)
    for typed in (f"@{mallory.handle}", "Mallory Stone"):
        answer = browser.post("/posts/new", {"body": "x", "space": open_space.pk, "thanked": typed})
        assert (answer.status_code, "There is nobody called" in answer.content.decode()) == (422, True)
    assert (
        "thanked"
        not in browser.get(f"/posts/new?thank={mallory.handle}")
        .content.decode()
        .split(mallory.handle)[0][-200:]
    )
    both, hidden = (thank(ada, *people, space=open_space) for people in ((ada, mallory), (mallory,)))
    page = browser.get(both.url).content.decode()
    assert ("Mallory" in page, mallory.handle in page) == (False, False)
    assert head_of(page).endswith("</a> and others</span>")
    page = browser.get(hidden.url).content.decode()
    assert ("Mallory" in page, "Ada Lindqvist thanks somebody" in head_of(page)) == (False, True)
    assert browser.get(f"/people/{mallory.handle}/thanks").status_code == 404


def test_who_is_thanked_is_told_once_with_a_reason_of_its_own(
    ada: Person, bea: Person, mallory: Person, open_space: Space, secret_space: Space
) -> None:
    thank(ada, bea, body=f"For the night shift, @{bea.handle}.", space=open_space)
    told = ("Ada Lindqvist thanks you: “For the night shift, Bea Müller.”", "because you were thanked")
    assert lines(bea) == [told]
    thank(ada, mallory, space=secret_space)
    assert lines(mallory) == []


def test_a_profile_says_what_somebody_is_thanked_for_to_those_who_may_read_it(
    ada: Person, bea: Person, mallory: Person, secret_space: Space, sign_in: SignIn
) -> None:
    thank(ada, bea, body="For **everybody**.")
    thank(ada, bea, body="For Polaris.", space=secret_space)
    delete(thank(ada, bea, body="Regretted."), by=ada)
    for reader, words in ((ada, [True, True, False]), (mallory, [True, False, False])):
        for address in (bea.url, f"{bea.url}/thanks"):
            page = sign_in(reader).get(address).content.decode()
            found = [
                word in page
                for word in (
                    "For everybody" if address == bea.url else "For <strong>everybody",
                    "Polaris.",
                    "Regretted",
                )
            ]
            assert found == words
    assert 'id="thanks"' not in sign_in(mallory).get(ada.url).content.decode()


def test_all_thanks_are_paged_by_key(ada: Person, bea: Person, sign_in: SignIn) -> None:
    for number in range(23):
        thank(ada, bea, body=f"Number {number}.")
    browser = sign_in(ada)
    profile = browser.get(bea.url).content.decode()
    assert (profile.count("All thanks"), profile.partition('id="thanks"')[2].count("Number")) == (1, 3)
    page = browser.get(f"{bea.url}/thanks").content.decode()
    assert (page.count('class="thanks row"'), "Number 22." in page, "Number 2." in page) == (20, True, False)
    older = page.partition('href="?before=')[2].partition('"')[0]
    assert browser.get(f"{bea.url}/thanks?before={older}").content.decode().count('class="thanks row"') == 3
    assert browser.get(f"{bea.url}/thanks?before=nonsense").status_code == 200


def test_a_profile_leads_to_the_form_with_the_person_chosen(
    ada: Person, bea: Person, sign_in: SignIn
) -> None:
    browser = sign_in(ada)
    assert f'href="/posts/new?thank={bea.handle}"' in browser.get(bea.url).content.decode()
    assert f">@{bea.handle}</textarea>" in browser.get(f"/posts/new?thank={bea.handle}").content.decode()
    assert "no.body" not in browser.get("/posts/new?thank=no.body").content.decode()
    assert "?thank=" not in browser.get(ada.url).content.decode()


def test_thanks_stay_when_the_post_is_changed(ada: Person, bea: Person) -> None:
    entry = thank(ada, bea)
    change_post(entry, editor=ada, based_on=1, title="", body="For both night shifts.")
    assert Thanks.objects.get(entry=entry).person == bea


def test_thanks_for_later_are_those_who_are_still_here(
    ada: Person, bea: Person, mallory: Person, olu: Person, sign_in: SignIn
) -> None:
    at = timezone.localtime(timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    browser = sign_in(ada)
    sent = {"body": "For it all.", "publish_at": at, "thanked": f"@{bea.handle} @{mallory.handle}"}
    assert browser.post("/posts/new", sent).status_code == 303
    scheduled = ScheduledPost.objects.get()
    page = browser.get(f"/scheduled/{scheduled.pk}/edit").content.decode()
    assert f">@{bea.handle} @{mallory.handle}</textarea>" in page
    deactivate(bea, by=olu)
    ScheduledPost.objects.update(publish_at=timezone.now())
    assert publish_due() == 1
    assert [row.person for row in Thanks.objects.all()] == [mallory]


def test_one_and_five_cost_the_same(ada: Person, bea: Person, olu: Person, sign_in: SignIn) -> None:
    browser = sign_in(olu)

    def cost() -> list[int]:
        counted = []
        cache.clear()
        for address in ("/", "/", bea.url, f"{bea.url}/thanks"):
            with CaptureQueriesContext(connection) as captured:
                browser.get(address)
            counted.append(len(captured))
        return counted

    thank(ada, bea)
    browser.get("/")
    first = cost()
    for _ in range(4):
        thank(ada, bea, olu)
    assert cost() == first
