"""Be somebody: the profile and the photo."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from flurfunk.people.editing import edit_profile
from flurfunk.people.models import Person, Role
from tests.cast import Browser
from tests.pictures import png
from tests.web.reading import options

SignIn = Callable[[Person], Browser]
FORM = {"name": "Ada Lindqvist", "time_zone": "Europe/Warsaw", "language": "en"}


@pytest.fixture
def browser(sign_in: SignIn, ada: Person) -> Browser:
    """Ada's."""
    return sign_in(ada)


def test_a_profile_is_changed(browser: Browser, ada: Person) -> None:
    said = {
        "name": " Ada  Lindqvist-Nowak ",
        "pronouns": "she/her",
        "work": "Seals and pumps",
        "team": "Hydraulics",
        "place": "Kraków",
        "second": "sv",
        "third": "pl",
        "about": "I like **pumps**.",
        "link_title_1": "My bench",
        "link_url_1": "https://bench.example/ada",
        "link_url_2": "http://seals.example/",
    }
    assert browser.post("/settings", FORM | said).status_code == 303
    ada.refresh_from_db()
    assert (ada.name, ada.pronouns, ada.work, ada.team, ada.place, ada.time_zone) == (
        "Ada Lindqvist-Nowak",
        "she/her",
        "Seals and pumps",
        "Hydraulics",
        "Kraków",
        "Europe/Warsaw",
    )
    assert ada.languages == ["en", "sv", "pl"]
    assert ada.about_html == "<p>I like <strong>pumps</strong>.</p>\n"
    assert ada.links == [
        {"title": "My bench", "url": "https://bench.example/ada"},
        {"title": "seals.example", "url": "http://seals.example/"},
    ]


def test_the_form_shows_what_is_known(browser: Browser, ada: Person) -> None:
    browser.post("/settings", FORM | {"second": "nds", "link_url_1": "https://bench.example/ada"})
    page = browser.get("/settings").content.decode()
    assert 'value="https://bench.example/ada"' in page
    assert '<option value="nds" selected>' in page
    assert '<option value="Europe/Warsaw" selected>' in page


def test_nothing_but_the_profile_can_be_changed_with_it(browser: Browser, ada: Person) -> None:
    forged = {
        "role": "owner",
        "email": "mallory@evil.example",
        "handle": "olu",
        "is_imported": "1",
        "password": "x",
        "about_html": "<script>",
        "photo": "0" * 32 + ".webp",
        "id": "1",
    }
    before = Person.objects.filter(pk=ada.pk).values(
        "role", "email", "handle", "is_imported", "password", "photo"
    )
    kept = before.get()
    browser.post("/settings", FORM | forged)
    assert before.get() == kept
    ada.refresh_from_db()
    assert ada.about_html == ""


def test_a_role_given_in_the_meantime_is_not_taken_back_by_saving(ada: Person) -> None:
    from flurfunk.people.editing import edit_profile

    Person.objects.filter(pk=ada.pk).update(role=Role.GUEST)
    edit_profile(ada, place="Hamburg")
    ada.refresh_from_db()
    assert (ada.role, ada.place) == (Role.GUEST, "Hamburg")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://files.example/",
        "bench.example",
        "https://",
        "//x.example",
    ],
)
def test_links_lead_to_the_web_only(browser: Browser, ada: Person, address: str) -> None:
    answer = browser.post("/settings", FORM | {"link_url_1": address})
    assert answer.status_code == 422
    assert "Write a whole address that begins with https:// or http://." in answer.content.decode()
    ada.refresh_from_db()
    assert ada.links == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "\u202e  \t"),
        ("name", "x" * 121),
        ("time_zone", "Mars/Olympus"),
        ("language", "xx"),
        ("second", "<b>"),
        ("about", "x" * 4001),
        ("place", "a\x00b"),
    ],
)
def test_bad_input_changes_nothing(browser: Browser, ada: Person, field: str, value: str) -> None:
    assert browser.post("/settings", FORM | {"work": "Seals", field: value}).status_code == 422
    ada.refresh_from_db()
    assert ada.work == ""


def test_a_preview_shows_what_it_becomes_and_saves_nothing(browser: Browser, ada: Person) -> None:
    answer = browser.post("/settings", FORM | {"about": "*Pumps* <script>alert(1)</script>", "preview": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<em>Pumps</em>" in page
    assert "<script>alert(1)" not in page
    ada.refresh_from_db()
    assert ada.about == ""


def test_a_name_is_shown_as_text(browser: Browser) -> None:
    browser.post("/settings", FORM | {"name": "<img src=x onerror=alert(1)>"})
    assert "<img src=x" not in browser.get("/settings").content.decode()


def test_a_photo_is_cropped_kept_and_served(browser: Browser, ada: Person) -> None:
    answer = browser.post("/settings/photo", {"photo": png(300, 200), "x": "10", "y": "0", "size": "100"})
    assert answer.status_code == 303
    ada.refresh_from_db()
    served = browser.get(ada.large_photo_url)
    assert (served.status_code, served["Content-Type"], served["Cache-Control"]) == (
        200,
        "image/webp",
        "private, max-age=31536000, immutable",
    )
    assert browser.get(ada.photo_url).status_code == 200
    assert browser.post("/settings/photo", {"_method": "delete"}).status_code == 303
    ada.refresh_from_db()
    assert ada.photo == ""


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ({}, "Choose a picture first."),
        (
            {"photo": SimpleUploadedFile("a.png", b"<svg onload=alert(1)>")},
            "This is no picture that can be read.",
        ),
        ({"photo": SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)}, "This is no picture"),
        ({"photo": SimpleUploadedFile("a.png", b"\0" * 10_000_001)}, "The picture is larger than 10 MB."),
    ],
)
def test_what_is_no_photo_is_refused_with_a_sentence(
    browser: Browser, ada: Person, form: dict[str, Any], reason: str
) -> None:
    answer = browser.post("/settings/photo", form)
    assert answer.status_code == 422
    assert reason in answer.content.decode()


@pytest.mark.parametrize("crop", [{"x": "-5", "y": "0", "size": "10"}, {"x": "a", "y": "b", "size": "c"}])
def test_a_square_that_is_none_is_refused(browser: Browser, crop: dict[str, str]) -> None:
    assert browser.post("/settings/photo", {"photo": png(), **crop}).status_code == 422


def test_a_square_beyond_the_picture_is_moved_into_it(browser: Browser) -> None:
    answer = browser.post("/settings/photo", {"photo": png(), "x": "9999", "y": "9999", "size": "99999"})
    assert answer.status_code == 303


@pytest.mark.parametrize(
    "address", ["/settings", "/settings/photo", "/settings/sessions", "/settings/password"]
)
def test_strangers_are_sent_to_the_sign_in_page(olu: Person, address: str) -> None:
    stranger = Browser()
    for answer in (stranger.get(address), stranger.post(address, FORM)):
        assert answer.status_code in (302, 303, 405)
        assert answer.status_code == 405 or answer["Location"].startswith("/sign-in")


def test_of_the_names_of_a_time_zone_the_present_one_is_offered(sign_in: SignIn, ada: Person) -> None:
    offered = options(sign_in(ada).get("/settings"))
    assert {"Europe/Kyiv", "Europe/Oslo", "Asia/Kolkata", "UTC"} <= set(offered)
    assert {"Europe/Kiev", "Asia/Calcutta", "Europe/Belfast", "Asia/Saigon"}.isdisjoint(offered)


def test_a_former_name_of_a_time_zone_stays_who_has_it(sign_in: SignIn, ada: Person) -> None:
    edit_profile(ada, time_zone="Europe/Kiev")
    browser = sign_in(ada)
    assert '<option value="Europe/Kiev" selected>' in browser.get("/settings").content.decode()
    assert browser.post("/settings", FORM | {"time_zone": "Europe/Kiev"}).status_code == 303
    ada.refresh_from_db()
    assert ada.time_zone == "Europe/Kiev"
