"""The small cards beside names show what somebody may see, and nothing of what they may not."""

from collections.abc import Callable

from flurfunk.content.models import Entry
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from flurfunk.topics.models import Topic
from tests.cast import Browser

SignIn = Callable[[Person], Browser]


def _glimpse(browser: Browser, url: str) -> str:
    answer = browser.get(f"{url}/glimpse")
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def test_a_person_is_shown_with_the_spaces_both_are_in(
    open_space: Space, secret_space: Space, ada: Person, bea: Person, mallory: Person, sign_in: SignIn
) -> None:
    shown = _glimpse(sign_in(ada), bea.url)
    assert bea.name in shown
    assert f'href="{secret_space.url}"' in shown
    assert f'action="{bea.url}/follow"' in shown
    from_outside = _glimpse(sign_in(mallory), bea.url)
    assert bea.name in from_outside
    assert secret_space.name not in from_outside
    assert "/follow" not in _glimpse(sign_in(ada), ada.url)


def test_a_guest_sees_only_whom_they_meet(
    guest: Person, mallory: Person, ada: Person, sign_in: SignIn
) -> None:
    browser = sign_in(guest)
    assert ada.name in _glimpse(browser, ada.url)
    assert _glimpse(browser, mallory.url) == "404"


def test_a_secret_space_shows_itself_to_members_only(
    secret_space: Space, open_space: Space, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    assert secret_space.name in _glimpse(sign_in(ada), secret_space.url)
    outside = sign_in(mallory)
    assert _glimpse(outside, secret_space.url) == "404"
    assert f'action="{open_space.url}/membership"' in _glimpse(outside, open_space.url)


def test_a_topic_of_a_secret_space_stays_there(
    secret_post: Entry, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    topic = Topic.objects.filter(taggings__entry=secret_post).first()
    assert topic
    assert topic.name in _glimpse(sign_in(ada), topic.url)
    assert _glimpse(sign_in(mallory), topic.url) == "404"
