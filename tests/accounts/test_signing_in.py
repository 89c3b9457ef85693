"""Sign in and out."""

from collections.abc import Callable

import pytest
from django.test import Client

from flurfunk.accounts.models import Session
from flurfunk.accounts.session_store import digest
from flurfunk.people.deactivating import deactivate
from flurfunk.people.models import Person
from flurfunk.people.registering import register
from tests.cast import PASSWORD, Browser

SIGN_IN = "/sign-in"


def test_somebody_signs_in_and_is_led_home(stranger: Client, ada: Person) -> None:
    answer = stranger.post(SIGN_IN, {"login": "ADA@nordlicht.example", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (303, "/")
    assert stranger.get("/settings/sessions").status_code == 200


def test_an_address_registered_in_capitals_signs_in(stranger: Client, olu: Person) -> None:
    register("Eva.Meier@Nordlicht.example", "Eva Meier", password=PASSWORD)
    answer = stranger.post(SIGN_IN, {"login": "eva.meier@nordlicht.example", "password": PASSWORD})
    assert answer.status_code == 303


def test_a_wrong_password_is_answered_with_a_sentence(stranger: Client, ada: Person) -> None:
    answer = stranger.post(SIGN_IN, {"login": ada.email, "password": "wrong"})
    assert answer.status_code == 422
    assert "Address and password do not belong together." in answer.content.decode()


def test_an_unknown_address_gets_the_same_answer_as_a_wrong_password(stranger: Client, ada: Person) -> None:
    known = stranger.post(SIGN_IN, {"login": ada.email, "password": "wrong"})
    unknown = stranger.post(SIGN_IN, {"login": "eve@nordlicht.example", "password": "wrong"})
    assert known.status_code == unknown.status_code
    assert known.content.decode().replace(ada.email, "") == unknown.content.decode().replace(
        "eve@nordlicht.example", ""
    )


def test_after_five_wrong_guesses_even_the_right_password_has_to_wait(stranger: Client, ada: Person) -> None:
    for _ in range(5):
        stranger.post(SIGN_IN, {"login": ada.email, "password": "wrong"})
    answer = stranger.post(SIGN_IN, {"login": ada.email, "password": PASSWORD})
    assert answer.status_code == 422
    assert "Too many attempts. Wait a few minutes and try again." in answer.content.decode()


def test_another_port_in_the_host_header_does_not_give_more_guesses(stranger: Client, ada: Person) -> None:
    for port in range(5):
        stranger.post(
            SIGN_IN, {"login": ada.email, "password": "wrong"}, HTTP_HOST=f"localhost:{port + 1000}"
        )
    answer = stranger.post(SIGN_IN, {"login": ada.email, "password": PASSWORD}, HTTP_HOST="localhost:2000")
    assert answer.status_code == 422


def test_who_is_deactivated_is_told_so_after_the_right_password(
    stranger: Client, ada: Person, olu: Person
) -> None:
    deactivate(ada, by=olu)
    answer = stranger.post(SIGN_IN, {"login": ada.email, "password": PASSWORD}, follow=True)
    assert "Your account is closed" in answer.content.decode()
    assert stranger.get("/settings").status_code == 303


def test_who_is_deactivated_is_signed_out_in_both_browsers(
    sign_in: Callable[[Person], Browser], ada: Person, olu: Person
) -> None:
    office, phone = sign_in(ada), sign_in(ada)
    assert (office.get("/settings/sessions").status_code, phone.get("/settings/sessions").status_code) == (
        200,
        200,
    )
    deactivate(ada, by=olu)
    assert (office.get("/settings/sessions").status_code, phone.get("/settings/sessions").status_code) == (
        303,
        303,
    )


def test_the_session_key_changes_on_signing_in(stranger: Client, ada: Person) -> None:
    stranger.session.save()
    planted = stranger.session
    planted["visited"] = True
    planted.save()
    stranger.cookies["session"] = planted.session_key or ""
    stranger.post(SIGN_IN, {"login": ada.email, "password": PASSWORD})
    assert stranger.cookies["session"].value != planted.session_key
    assert not Session.objects.filter(session_key=digest(planted.session_key or "")).exists()


def test_only_a_digest_of_the_key_is_kept(stranger: Client, ada: Person) -> None:
    stranger.post(SIGN_IN, {"login": ada.email, "password": PASSWORD})
    key = stranger.cookies["session"].value
    assert Session.objects.get(person=ada).session_key == digest(key)
    assert not Session.objects.filter(session_key=key[:40]).exists()


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example",
        "http://127.0.0.1:9/",
        "javascript:alert(1)",
        "\\\\evil.example",
    ],
)
def test_signing_in_never_leads_to_another_place(stranger: Client, ada: Person, wanted: str) -> None:
    answer = stranger.post(
        f"{SIGN_IN}?next={wanted}", {"login": ada.email, "password": PASSWORD, "next": wanted}
    )
    assert answer["Location"] == "/"


def test_signing_in_leads_back_to_where_one_wanted_to_be(stranger: Client, ada: Person) -> None:
    answer = stranger.post(SIGN_IN, {"login": ada.email, "password": PASSWORD, "next": "/settings/sessions"})
    assert answer["Location"] == "/settings/sessions"


def test_signing_out_takes_a_form(sign_in: Callable[[Person], Browser], ada: Person) -> None:
    browser = sign_in(ada)
    assert browser.get("/sign-out").status_code == 200
    assert browser.get("/settings/sessions").status_code == 200
    assert browser.post("/sign-out").status_code == 303
    assert browser.get("/settings/sessions").status_code == 303
    assert not Session.objects.filter(person=ada).exists()


def test_a_form_of_another_site_cannot_sign_anybody_in(ada: Person) -> None:
    answer = Client(headers={"Sec-Fetch-Site": "cross-site"}).post(
        SIGN_IN, {"login": ada.email, "password": PASSWORD}
    )
    assert answer.status_code == 403
