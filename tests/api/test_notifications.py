"""Programs read the bell as it stands on the page, and take it as read."""

from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.events.models import Event
from flurfunk.notifications.models import Notification
from flurfunk.notifications.telling import notify
from flurfunk.people.models import Person
from tests.api.conftest import Programs


def test_the_bell(ada: Person, bea: Person, mallory: Person, secret_post: Entry, program: Programs) -> None:
    said = comment(secret_post, bea, "I like the name.")
    notify(Event.objects.get(kind="comment.added"))
    asking, outside = program(ada), program(mallory)
    [line] = asking.get("/notifications")["items"]
    assert (line["entry"], line["comment"], line["is_unread"]) == (secret_post.pk, said.pk, True)
    assert [each["handle"] for each in line["people"]] == ["bea.mueller"]
    assert outside.get("/notifications")["items"] == []
    assert outside.ask("PUT", f"/notifications/{line['id']}/reading").status_code == 404
    assert asking.ask("PUT", f"/notifications/{line['id']}/reading").status_code == 204
    assert asking.get("/notifications")["items"][0]["is_unread"] is False


def test_all_up_to_one_are_read(ada: Person, bea: Person, secret_post: Entry, program: Programs) -> None:
    comment(secret_post, bea, "I like the name.")
    notify(Event.objects.get(kind="comment.added"))
    until = Notification.objects.get(person=ada).pk
    assert program(ada).ask("POST", "/notifications/reading", {"until": until - 1}).status_code == 204
    assert Notification.objects.filter(person=ada).unread().count() == 1
    assert program(ada).ask("POST", "/notifications/reading", {"until": until}).status_code == 204
    assert Notification.objects.filter(person=ada).unread().count() == 0
