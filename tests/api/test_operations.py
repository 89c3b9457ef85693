"""What programs do goes through the doors and rules of the pages, and has the same effect."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from flurfunk.content.models import Entry
from flurfunk.content.storing import store_file
from flurfunk.conversation.models import Comment
from flurfunk.events.models import Event
from flurfunk.feed.posting import post
from flurfunk.people.models import Follow, Person
from flurfunk.spaces.models import JoinRequest, Membership, Space
from flurfunk.topics.models import Follow as TopicFollow
from tests.api.conftest import Programs


def test_me(ada: Person, program: Programs) -> None:
    me = program(ada, "people:read").get("/me")
    assert (me["handle"], me["email"], me["scopes"]) == (
        "ada.lindqvist",
        "ada@nordlicht.example",
        ["people:read"],
    )


def test_i_change_what_i_say_about_myself(ada: Person, program: Programs) -> None:
    Person.objects.filter(pk=ada.pk).update(languages=["en", "sv"], about="Ask me.", team="Seals")
    asking = program(ada, "people:write")
    read = asking.ask("GET", "/me")
    links = [{"url": "https://seals.example/rings", "title": ""}]
    said = {"work": " Tests  seals ", "languages": ["de", "en", "sv"], "links": links, "place": ""}
    changed = asking.ask("PATCH", "/me", said, If_Match=read["ETag"])
    assert changed.status_code == 200
    me = Person.objects.get(pk=ada.pk)
    assert (me.work, me.languages, me.about, me.team, me.place) == (
        "Tests seals",
        ["de", "en", "sv"],
        "Ask me.",
        "Seals",
        "",
    )
    assert me.links == [{"url": "https://seals.example/rings", "title": "seals.example/rings"}]
    assert changed.json()["links"] == me.links  # type: ignore[attr-defined]
    assert Event.objects.filter(kind="person.edited", subject_id=ada.pk, actor=ada).count() == 1
    assert asking.ask("PATCH", "/me", {"work": "Late"}, If_Match=read["ETag"]).status_code == 412
    assert asking.ask("PATCH", "/me", {"work": "Late"}).status_code == 428
    assert Person.objects.get(pk=ada.pk).work == "Tests seals"


def test_a_profile_is_refused_as_on_the_page_and_named_by_field(ada: Person, program: Programs) -> None:
    asking = program(ada, "people:write")
    refused: dict[str, dict[str, object]] = {
        "name": {"name": "  "},
        "time_zone": {"time_zone": "Mars/Olympus"},
        "languages": {"languages": ["tlh"]},
        "links.0.url": {"links": [{"url": "javascript:alert(1)"}]},
        "about": {"about": "x" * 4001},
    }
    for field, said in refused.items():
        answer = asking.ask("PATCH", "/me", said, If_Match="*")
        assert answer.status_code == 422
        assert [each["field"] for each in answer.json()["errors"]] == [field]  # type: ignore[attr-defined]
    assert Person.objects.get(pk=ada.pk).version == ada.version


def test_what_is_left_out_stays_also_where_the_page_would_not_give_it(ada: Person, program: Programs) -> None:
    Person.objects.filter(pk=ada.pk).update(languages=["pl"])
    assert program(ada).ask("PATCH", "/me", {"team": "Rings"}, If_Match="*").status_code == 200
    me = Person.objects.get(pk=ada.pk)
    assert (me.team, me.languages) == ("Rings", ["pl"])


def test_reading_people_does_not_change_me(ada: Person, program: Programs) -> None:
    answer = program(ada, "people:read").ask("PATCH", "/me", {"work": "Seals"}, If_Match="*")
    assert answer.status_code == 403


def test_people_are_found_and_followed(ada: Person, bea: Person, program: Programs) -> None:
    asking = program(ada)
    assert [each["name"] for each in asking.get("/people?q=muller")["items"]] == ["Bea Müller"]
    assert asking.ask("PUT", "/people/bea.mueller/following").status_code == 204
    assert Follow.objects.filter(follower=ada, followed=bea).count() == 1
    assert [each["handle"] for each in asking.get("/people?followed=true")["items"]] == ["bea.mueller"]
    assert asking.ask("DELETE", "/people/bea.mueller/following").status_code == 204
    assert asking.ask("PUT", "/people/ada.lindqvist/following").status_code == 403


def test_a_post_is_published_changed_and_deleted(ada: Person, open_space: Space, program: Programs) -> None:
    asking = program(ada)
    made = asking.ask("POST", "/posts", {"body": "Hello. #press", "title": "Hi", "space": "hydraulics"})
    assert made.status_code == 201
    said = made.json()  # type: ignore[attr-defined]
    assert (said["title"], said["space"], said["topics"], said["version"]) == (
        "Hi",
        "hydraulics",
        ["press"],
        1,
    )
    assert Event.objects.filter(kind="entry.published", subject_id=said["id"], actor=ada).count() == 1
    path = f"/posts/{said['id']}"
    changed = asking.ask("PATCH", path, {"body": "Hello again."}, If_Match=made["ETag"])
    assert changed.status_code == 200
    entry = Entry.objects.get(pk=said["id"])
    assert (entry.body, entry.title, entry.version) == ("Hello again.", "Hi", 2)
    assert asking.ask("DELETE", f"/entries/{entry.pk}").status_code == 204
    assert asking.ask("GET", f"/entries/{entry.pk}").status_code == 404


def test_an_empty_post_is_refused_as_on_the_page(ada: Person, program: Programs) -> None:
    answer = program(ada).ask("POST", "/posts", {"body": "  "})
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json() == {  # type: ignore[attr-defined]
        "type": "about:blank",
        "title": "Unprocessable Entity",
        "status": 422,
        "detail": "Something in the request is missing or wrong.",
        "errors": [{"field": "body", "message": "Write something, or attach a file."}],
    }


def test_nobody_posts_where_they_do_not_write(mallory: Person, open_space: Space, program: Programs) -> None:
    answer = program(mallory).ask("POST", "/posts", {"body": "Hi.", "space": "hydraulics"})
    assert answer.status_code == 422
    assert [each["field"] for each in answer.json()["errors"]] == ["space"]  # type: ignore[attr-defined]
    assert not Entry.objects.exists()


def test_files_are_uploaded_and_hung_on_a_post(ada: Person, bea: Person, program: Programs) -> None:
    asking = program(ada)
    sent = asking.client.post("/api/v1/uploads", {"file": SimpleUploadedFile("notes.txt", b"Notes.")})
    assert sent.status_code == 201
    file = sent.json()
    made = asking.ask("POST", "/posts", {"files": [file["id"]]})
    assert [each["name"] for each in made.json()["files"]] == ["notes.txt"]  # type: ignore[attr-defined]
    content = asking.client.get(file["content_url"])
    assert b"".join(content.streaming_content) == b"Notes."  # type: ignore[attr-defined]
    assert content["Content-Disposition"] == 'attachment; filename="notes.txt"'
    hers = store_file(BytesIO(b"x"), "hers.txt", uploaded_by=bea, size=1)
    for taken in ([file["id"]], [hers.pk]):
        assert asking.ask("POST", "/posts", {"files": taken}).status_code == 422
    assert asking.ask("GET", f"/uploads/{hers.pk}").status_code == 404


def test_an_entry_is_shared_and_named_to_those_who_see_it(
    ada: Person, bea: Person, mallory: Person, secret_post: Entry, program: Programs
) -> None:
    made = program(ada).ask("POST", "/posts", {"shared": secret_post.pk})
    said = made.json()  # type: ignore[attr-defined]
    assert (made.status_code, said["shared"], said["body"]) == (201, secret_post.pk, "")
    again = program(bea).ask("POST", "/posts", {"shared": said["id"]}).json()  # type: ignore[attr-defined]
    assert again["shared"] == secret_post.pk
    path = f"/entries/{said['id']}"
    seen = {person.handle: program(person).get(path)["shared"] for person in (bea, mallory)}
    assert seen == {bea.handle: secret_post.pk, mallory.handle: None}
    for hidden in (secret_post.pk, said["id"], 999_999, 2**70):
        answer = program(mallory).ask("POST", "/posts", {"body": "Hi.", "shared": hidden})
        assert answer.status_code == 422
        assert [each["field"] for each in answer.json()["errors"]] == ["shared"]  # type: ignore[attr-defined]
    change = program(ada).ask("PATCH", f"/posts/{said['id']}", {"title": "Look"}, If_Match=made["ETag"])
    assert change.json()["shared"] == secret_post.pk  # type: ignore[attr-defined]


def test_comments(ada: Person, secret_post: Entry, secret_comment: Comment, program: Programs) -> None:
    asking = program(ada)
    under = f"/entries/{secret_post.pk}/comments"
    made = asking.ask("POST", under, {"body": "Me too.", "parent": secret_comment.pk})
    assert made.status_code == 201
    assert [each["body"] for each in asking.get(under)["items"]] == ["I like the name.", "Me too."]
    mine = f"/comments/{made.json()['id']}"  # type: ignore[attr-defined]
    assert asking.ask("PATCH", mine, {"body": "Me three."}, If_Match='"1"').status_code == 200
    assert asking.get(mine)["body"] == "Me three."
    assert asking.ask("DELETE", f"/comments/{secret_comment.pk}").status_code == 403
    assert asking.ask("DELETE", mine).status_code == 204
    assert asking.ask("GET", mine).status_code == 404


def test_reactions(ada: Person, bea: Person, secret_post: Entry, program: Programs) -> None:
    asking = program(bea)
    path = f"/entries/{secret_post.pk}/reactions"
    for _ in range(2):
        assert asking.ask("PUT", f"{path}/👍").status_code == 204
    assert [(r["person"]["handle"], r["emoji"]) for r in asking.get(path)["items"]] == [("bea.mueller", "👍")]
    entry = asking.get(f"/entries/{secret_post.pk}")
    assert (entry["reactions"], entry["my_reactions"]) == ({"👍": 1}, ["👍"])
    assert program(ada).get(f"/entries/{secret_post.pk}")["my_reactions"] == []
    assert asking.ask("PUT", f"{path}/x").status_code == 422
    assert asking.ask("DELETE", f"{path}/👍").status_code == 204
    assert asking.get(path)["items"] == []


def test_a_space_is_made_described_and_archived(ada: Person, program: Programs) -> None:
    asking = program(ada)
    made = asking.ask("POST", "/spaces", {"name": "Presses", "visibility": "closed"})
    assert made.status_code == 201
    assert asking.ask("PATCH", "/spaces/presses", {"description": "All."}).status_code == 428
    changed = asking.ask("PATCH", "/spaces/presses", {"description": "All."}, If_Match=made["ETag"])
    assert changed.status_code == 200
    space = Space.objects.get()
    assert (space.name, space.description, space.visibility) == ("Presses", "All.", "closed")
    assert asking.ask("PUT", "/spaces/presses/archiving").status_code == 204
    assert [each["slug"] for each in asking.get("/spaces?show=archived")["items"]] == ["presses"]
    assert asking.ask("DELETE", "/spaces/presses/archiving").status_code == 204
    assert asking.ask("DELETE", "/spaces/presses/membership").status_code == 409


def test_one_joins_asks_is_let_in_and_leaves(
    olu: Person, mallory: Person, open_space: Space, closed_space: Space, program: Programs
) -> None:
    outside, keeping = program(mallory), program(olu)
    assert outside.ask("PUT", "/spaces/hydraulics/membership").json()["my_role"] == "member"  # type: ignore[attr-defined]
    asked = outside.ask("PUT", "/spaces/works-council/membership?reason=Please.").json()  # type: ignore[attr-defined]
    assert (asked["my_role"], asked["has_asked"]) == (None, True)
    assert outside.ask("GET", "/spaces/works-council/members").status_code == 403
    waiting = keeping.get("/spaces/works-council/requests")["items"]
    assert [(each["person"]["handle"], each["reason"]) for each in waiting] == [("mallory.stone", "Please.")]
    assert keeping.ask("PUT", "/spaces/works-council/members/mallory.stone").status_code == 200
    assert not JoinRequest.objects.exists()
    role = "/spaces/works-council/members/mallory.stone/role"
    assert keeping.ask("PUT", role, {"role": "moderator"}).json()["role"] == "moderator"  # type: ignore[attr-defined]
    assert outside.ask("DELETE", "/spaces/works-council/membership").status_code == 204
    assert Membership.objects.filter(person=mallory).count() == 1


def test_an_invitation_is_given_and_taken_back(
    olu: Person, mallory: Person, secret_space: Space, program: Programs
) -> None:
    keeping, outside = program(olu), program(mallory)
    address = f"/spaces/{secret_space.slug}"
    assert outside.ask("GET", address).status_code == 404
    assert keeping.ask("PUT", f"{address}/invitations/mallory.stone").status_code == 204
    assert outside.get(address)["is_invited"] is True
    assert [each["person"]["handle"] for each in keeping.get(f"{address}/invitations")["items"]] == [
        "mallory.stone"
    ]
    assert keeping.ask("DELETE", f"{address}/invitations/mallory.stone").status_code == 204
    assert outside.ask("GET", address).status_code == 404


def test_topics_are_followed(ada: Person, mallory: Person, secret_post: Entry, program: Programs) -> None:
    asking = program(ada)
    assert asking.ask("PUT", "/topics/polaris/following").status_code == 204
    assert TopicFollow.objects.filter(person=ada).count() == 1
    assert asking.get("/topics?q=polaris")["items"][0]["is_followed"] is True
    assert asking.ask("DELETE", "/topics/polaris/following").status_code == 204
    assert program(mallory).ask("PUT", "/topics/polaris/following").status_code == 404


def test_entries_are_narrowed_to_what_is_asked_for(
    ada: Person, bea: Person, mallory: Person, secret_post: Entry, open_space: Space, program: Programs
) -> None:
    opened = post(bea, "On #presses", space=open_space)
    asking, outside = program(ada), program(mallory)

    def ids(address: str) -> list[int]:
        return [each["id"] for each in asking.get(address)["items"]]

    assert ids("/entries") == [opened.pk, secret_post.pk]
    assert ids("/entries?space=hydraulics") == ids("/entries?topic=presses") == [opened.pk]
    assert ids("/entries?author=ada.lindqvist") == [secret_post.pk]
    assert ids("/entries?kind=question") == ids("/entries?space=nowhere") == []
    assert [each["id"] for each in outside.get("/entries")["items"]] == [opened.pk]
    assert outside.get(f"/entries?space={secret_post.space.slug}")["items"] == []  # type: ignore[union-attr]
