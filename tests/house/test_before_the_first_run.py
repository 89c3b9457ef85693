"""Before the first run there is nothing to see: every door leads to it."""

from uuid import UUID

from flurfunk.people.models import Company
from tests.cast import Browser
from tests.house import routes

_FOR_STRANGERS = {"first_run", "icon", "favicon", "app_icon", "branding", "logo", "demo_session"}
_FOR_STRANGERS |= {"manifest", "service_worker", "letter_stop"}
_ANYTHING = {"topic": "1", "name": f"{'0' * 32}.webp", "place": "posts/new", "upload_key": UUID(int=1)}


def test_before_the_first_run_every_door_leads_to_it(db: None) -> None:
    assert not Company.objects.exists()
    led = {}
    for name in sorted(set(routes.routes()) - _FOR_STRANGERS - {"first_run"}):
        anything = dict.fromkeys(routes.parameters_of(name), "1") | _ANYTHING
        address = routes.address_of(name, anything)
        for method in routes.methods_of(name):
            answer = Browser().generic(method, address)
            if (answer.status_code, answer.get("Location")) != (303, "/setup"):
                led[f"{method} {name}"] = answer.status_code
    assert led == {}
