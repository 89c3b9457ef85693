"""What the console says of mail that came in: what became of it, and nothing that others must not know."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flurfunk.content.models import Entry
from flurfunk.mailroom.models import IncomingMail, State
from flurfunk.people.models import Person, Role
from flurfunk.people.registering import register
from flurfunk.spaces.joining import add_member
from flurfunk.spaces.models import Space
from tests.cast import Browser
from tests.mailroom.conftest import DOMAIN, bring, letter, vouched, work

pytestmark = pytest.mark.usefixtures("domain")


@pytest.fixture
def domain(settings: Any) -> None:
    """Mail comes in."""
    settings.MAIL_DOMAIN, settings.MAIL_AUTHSERV = DOMAIN, "mx.nordlicht.example"


def test_it_shows_neither_words_nor_secret_spaces(
    secret_space: Space, open_space: Space, ada: Person, olu: Person, sign_in: Callable[[Person], Browser]
) -> None:
    for space in (secret_space, open_space):
        to = f"{space.slug}@{DOMAIN}"
        bring(vouched(letter(ada, to, "Golden words.", subject="Silver words")), to)
    work()
    keeper = register("adi@nordlicht.example", "Adi Weber", role=Role.ADMINISTRATOR)
    page = sign_in(keeper).get("/console/mail").content.decode()
    assert page.count('<p class="item-name">Ada Lindqvist</p>') == 2
    assert "<span>Hydraulics</span>" in page
    assert "<span>A space</span>" in page
    for word in ("Golden", "Silver", "polaris", "Polaris"):
        assert word not in page


def test_a_refused_letter_is_read_again(
    open_space: Space, mallory: Person, olu: Person, sign_in: Callable[[Person], Browser]
) -> None:
    to = f"hydraulics@{DOMAIN}"
    bring(vouched(letter(mallory, to, "Hello.")), to)
    (came,) = work()
    assert came.state == State.REFUSED
    add_member(open_space, mallory)
    assert sign_in(olu).post(f"/console/mail/{came.pk}/reading").status_code == 303
    work()
    assert Entry.objects.get().author == mallory
    assert sign_in(olu).post(f"/console/mail/{came.pk}/reading").status_code == 404
    assert IncomingMail.objects.get().state == State.DONE


def test_it_costs_the_same_for_one_letter_and_for_five(
    open_space: Space,
    ada: Person,
    olu: Person,
    sign_in: Callable[[Person], Browser],
    django_assert_num_queries: Any,
) -> None:
    to, browser, counts = f"hydraulics@{DOMAIN}", sign_in(olu), []
    browser.get("/console/mail")
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            browser.get("/console/mail")
        for _each in range(5):
            bring(vouched(letter(ada, to, "Hello.")), to)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_members_who_may_write_find_the_address(
    open_space: Space, ada: Person, mallory: Person, sign_in: Callable[[Person], Browser], settings: Any
) -> None:
    there = "/spaces/hydraulics/about"
    assert f'value="hydraulics@{DOMAIN}"' in sign_in(ada).get(there).content.decode()
    assert DOMAIN not in sign_in(mallory).get(there).content.decode()
    settings.MAIL_DOMAIN = ""
    assert "Write by mail" not in sign_in(ada).get(there).content.decode()
