"""Personal tokens: shown once, kept as a digest, good for what was chosen, gone with the person's access."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from flurfunk.api.issuing import digest, issue, revoke
from flurfunk.api.models import ApiToken
from flurfunk.api.scopes import Area
from flurfunk.events.models import Event
from flurfunk.events.telling import tell
from flurfunk.people.deactivating import deactivate, reactivate
from flurfunk.people.models import Person
from tests.api.conftest import Program, Programs
from tests.cast import Browser

NOTHING = {area.value: "none" for area in Area}
SignIn = Callable[[Person], Browser]
_SECRET = re.compile(r"flf_[\w-]{43}")


def test_a_token_is_shown_once_and_kept_as_a_digest(sign_in: SignIn, ada: Person) -> None:
    browser = sign_in(ada)
    form = {**NOTHING, "name": "Backup", "lasts": "90", "entries": "read"}
    made = browser.post("/settings/tokens", form)
    assert (made.status_code, made["Location"]) == (303, "/settings/tokens")
    [secret] = set(_SECRET.findall(browser.get("/settings/tokens").content.decode()))
    token = ApiToken.objects.get()
    assert (token.digest, token.scopes) == (digest(secret), ["entries:read"])
    assert not _SECRET.search(browser.get("/settings/tokens").content.decode())
    assert Program(secret).get("/entries")["items"] == []


def test_a_token_is_good_for_something(sign_in: SignIn, ada: Person) -> None:
    answer = sign_in(ada).post("/settings/tokens", {**NOTHING, "name": "Backup", "lasts": "90"})
    assert answer.status_code == 422
    assert not ApiToken.objects.exists()


def test_a_token_that_is_taken_back_is_refused(sign_in: SignIn, ada: Person, program: Programs) -> None:
    asking = program(ada)
    asking.get("/me")
    sign_in(ada).post(f"/settings/tokens/{ApiToken.objects.get().pk}", {"_method": "delete"})
    assert asking.ask("GET", "/me").status_code == 401


def test_nobody_takes_anothers_token_back(sign_in: SignIn, ada: Person, mallory: Person) -> None:
    token = issue(ada, "Backup", scopes=["people:read"]).token
    answer = sign_in(mallory).post(f"/settings/tokens/{token.pk}", {"_method": "delete"})
    assert (answer.status_code, ApiToken.objects.count()) == (404, 1)


def test_an_expired_token_is_refused(ada: Person) -> None:
    past = timezone.now() - timedelta(seconds=1)
    asking = Program(issue(ada, "Backup", scopes=["people:read"], expires_at=past).secret)
    assert asking.ask("GET", "/me").status_code == 401


def test_with_a_persons_access_their_tokens_end_for_good(olu: Person, ada: Person, program: Programs) -> None:
    asking = program(ada)
    deactivate(ada, by=olu)
    assert asking.ask("GET", "/me").status_code == 401
    tell(Event.objects.get(kind="person.deactivated"))
    reactivate(Person.objects.get(pk=ada.pk), by=olu)
    assert asking.ask("GET", "/me").status_code == 401
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize(
    ("scope", "read", "write"),
    [("topics:read", 200, 403), ("topics:write", 200, 204), ("entries:write", 403, 403)],
)
def test_a_token_is_good_for_its_scopes_only(
    ada: Person, program: Programs, secret_post: object, scope: str, read: int, write: int
) -> None:
    asking = program(ada, scope)
    assert asking.ask("GET", "/topics").status_code == read
    assert asking.ask("PUT", "/topics/polaris/following").status_code == write


def test_a_use_is_noted(ada: Person, program: Programs) -> None:
    program(ada).get("/me")
    token = ApiToken.objects.get()
    assert token.used_at is not None
    assert token.asked == 1


def test_a_session_does_not_count(sign_in: SignIn, ada: Person) -> None:
    browser = sign_in(ada)
    assert browser.get("/api/v1/me").status_code == 401
    assert browser.get("/").status_code == 200


def test_who_asks_too_often_waits(ada: Person, program: Programs, settings: object) -> None:
    settings.API_PER_MINUTE = 2  # type: ignore[attr-defined]
    asking = program(ada)
    answers = [asking.ask("GET", "/me") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer["RateLimit-Remaining"] for answer in answers] == ["1", "0", "0"]
    assert 0 < int(answers[-1]["Retry-After"]) <= 60


def test_revoking_is_recorded(ada: Person) -> None:
    revoke(issue(ada, "Backup", scopes=["people:read"]).token, by=ada)
    kinds = Event.objects.filter(kind__startswith="token.").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["token.issued", "token.revoked"]
