"""Where I am signed in."""

from collections.abc import Callable

import pytest

from flurfunk.accounts.browsers import Device, describe
from flurfunk.accounts.models import Session
from flurfunk.people.models import Person
from tests.cast import PASSWORD, Browser

SignIn = Callable[[Person], Browser]
END = {"_method": "delete"}


def _id_of(browser: Browser) -> str:
    from flurfunk.accounts.session_store import digest

    return Session.objects.get(session_key=digest(browser.cookies["session"].value)).public_id


def test_one_browser_is_signed_out_from_another(sign_in: SignIn, ada: Person) -> None:
    office, phone = sign_in(ada), sign_in(ada)
    assert office.post(f"/settings/sessions/{_id_of(phone)}", END).status_code == 303
    assert phone.get("/settings/sessions").status_code == 303
    assert office.get("/settings/sessions").status_code == 200


def test_all_other_browsers_are_signed_out(sign_in: SignIn, ada: Person, bea: Person) -> None:
    office, phone, tablet, other = sign_in(ada), sign_in(ada), sign_in(ada), sign_in(bea)
    assert office.post("/settings/sessions", END).status_code == 303
    assert [b.get("/settings/sessions").status_code for b in (office, phone, tablet, other)] == [
        200,
        303,
        303,
        200,
    ]


def test_mallory_cannot_sign_ada_out(sign_in: SignIn, ada: Person, mallory: Person) -> None:
    office = sign_in(ada)
    assert sign_in(mallory).post(f"/settings/sessions/{_id_of(office)}", END).status_code == 404
    assert office.get("/settings/sessions").status_code == 200


def test_neither_key_nor_digest_stands_in_the_page(sign_in: SignIn, ada: Person) -> None:
    office = sign_in(ada)
    sign_in(ada)
    page = office.get("/settings/sessions").content.decode()
    keys = [*Session.objects.values_list("session_key", flat=True), office.cookies["session"].value]
    assert [key for key in keys if key in page] == []


def test_signing_out_this_browser_leads_to_the_sign_in_page(sign_in: SignIn, ada: Person) -> None:
    office = sign_in(ada)
    answer = office.post(f"/settings/sessions/{_id_of(office)}", END)
    assert (answer.status_code, answer["Location"]) == (303, "/sign-in")
    assert not Session.objects.filter(person=ada).exists()


_KHTML = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Firefox/143.0", Device("Firefox on Linux", False)),
        (
            f"Mozilla/5.0 (Windows NT 10.0) {_KHTML} Chrome/140.0 Safari/537.36 Edg/140.0",
            Device("Edge on Windows", False),
        ),
        (
            f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) {_KHTML} Version/18.5 Safari/604.1",
            Device("Safari on iPhone", True),
        ),
        (
            f"Mozilla/5.0 (Linux; Android 10; K) {_KHTML} Chrome/140.0 Mobile Safari/537.36",
            Device("Chrome on Android", True),
        ),
        ("curl/8.5", Device("A browser that does not say which", False)),
        ("", Device("A browser that does not say which", False)),
    ],
)
def test_a_browser_is_named_in_a_few_words(user_agent: str, device: Device) -> None:
    assert describe(user_agent) == device


def test_a_made_up_user_agent_cannot_break_out_of_the_page(ada: Person) -> None:
    browser = Browser()
    form = {"login": ada.email, "password": PASSWORD}
    browser.post("/sign-in", form, headers={"User-Agent": "<script>alert(1)</script>" * 40})
    page = browser.get("/settings/sessions").content.decode()
    assert "<script>alert(1)" not in page
    assert len(Session.objects.get(person=ada).browser) == 300
