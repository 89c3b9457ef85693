"""The bench network: as large as it says, consistent, and the same each time."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import connection
from django.db.models import Model

from flurfunk.accounts.founding import found
from flurfunk.content.models import Entry, Pin
from flurfunk.conversation.models import Comment, Reaction
from flurfunk.conversation.writing import render_text
from flurfunk.imports.bench import NotEmptyError, seed
from flurfunk.people.models import Company, Follow, Person, Role
from flurfunk.people.registering import folded_words
from flurfunk.spaces.models import MemberRole, Membership, Space
from flurfunk.topics.models import Tagging, Topic

pytestmark = pytest.mark.django_db(transaction=True)
SCALE = 0.002


@pytest.fixture
def said() -> list[str]:
    """Make the network and give what was said meanwhile."""
    sentences: list[str] = []
    seed(SCALE, sentences.append)
    return sentences


def test_the_network_has_exactly_the_sizes_of_its_scale(said: list[str]) -> None:
    counts = {
        model.__name__: model.objects.count() for model in (Person, Space, Topic, Entry, Comment, Reaction)
    }
    assert counts == {
        "Person": 20,
        "Space": 3,
        "Topic": 10,
        "Entry": 400,
        "Comment": 1200,
        "Reaction": 2000,
    }
    assert Company.objects.get().name == "Bench"
    assert said[0] == "Writing 20 people, 3 spaces and 10 topics …"
    assert said[-1].startswith("The bench network is ready after ")


def test_counts_beside_things_are_those_of_their_rows(said: list[str]) -> None:
    assert _wrong("content_entry", "comment_count", "conversation_comment WHERE entry_id = x.id") == 0
    assert _wrong("spaces_space", "member_count", "spaces_membership WHERE space_id = x.id") == 0
    assert _wrong("topics_topic", "entry_count", "topics_tagging WHERE topic_id = x.id") == 0
    assert _wrong_feelings("content_entry", "entry_id") == 0
    assert _wrong_feelings("conversation_comment", "comment_id") == 0


def test_dates_agree(said: list[str]) -> None:
    moved = "SELECT greatest(x.published_at, max(created_at)) FROM conversation_comment WHERE entry_id = x.id"
    assert _number(f"SELECT count(*) FROM content_entry x WHERE activity_at <> ({moved})") == 0
    assert (
        _number("""SELECT count(*) FROM topics_tagging g JOIN content_entry e ON e.id = g.entry_id
        WHERE (g.published_at, g.activity_at) <> (e.published_at, e.activity_at)""")
        == 0
    )
    early = "SELECT count(*) FROM conversation_comment c JOIN conversation_comment p ON p.id = c.parent_id"
    assert _number(f"{early} WHERE c.created_at < p.created_at OR p.parent_id IS NOT NULL") == 0


def test_html_is_what_rendering_the_markdown_gives(said: list[str]) -> None:
    subjects: Sequence[Entry | Comment] = [*Entry.objects.all()[:150], *Comment.objects.all()[:150]]
    assert [s.pk for s in subjects if render_text(s.body, s.author).html != s.html] == []


def test_only_members_write_in_a_space(said: list[str]) -> None:
    outside = """WHERE x.space_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM spaces_membership m
        WHERE m.space_id = x.space_id AND m.person_id = x.author_id)"""
    assert _number(f"SELECT count(*) FROM content_entry x {outside}") == 0


def test_people_can_be_found_but_nobody_can_sign_in(said: list[str]) -> None:
    people = list(Person.objects.all())
    assert [p.handle for p in people if p.has_usable_password()] == []
    assert [p.handle for p in people if p.folded != folded_words(p)] == []
    assert [p.role for p in people].count(Role.OWNER) == 1
    assert Follow.objects.exists()


def test_every_space_has_an_owner_and_each_kind_of_visibility_occurs(said: list[str]) -> None:
    owners = Membership.objects.filter(role=MemberRole.OWNER)
    assert sorted(owners.values_list("space_id", flat=True)) == [1, 2, 3]
    assert sorted(Space.objects.values_list("visibility", flat=True)) == ["closed", "open", "secret"]
    assert Pin.objects.count() > 0
    assert Tagging.objects.count() > 0


def test_new_rows_get_ids_after_those_that_were_written(said: list[str]) -> None:
    author = Person.objects.get(pk=1)
    assert Entry.objects.create(kind="post", author=author, owner=author).pk == 401


def test_the_same_scale_gives_the_same_network(said: list[str]) -> None:
    first = _everything()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE people_company, people_person, topics_topic CASCADE")
    seed(SCALE, lambda _sentence: None)
    assert _everything() == first


def test_a_network_in_use_is_left_alone() -> None:
    found(
        "Nordlicht",
        accent="#0f6b5c",
        languages=["en"],
        time_zone="UTC",
        name="Olu Adeyemi",
        email="olu@nordlicht.example",
        password="a goose on the crane",
    )
    with pytest.raises(NotEmptyError):
        seed(SCALE, lambda _sentence: None)
    assert Person.objects.count() == 1


def test_nothing_is_no_scale() -> None:
    with pytest.raises(ValueError, match="above 0"):
        seed(0, lambda _sentence: None)


def _everything() -> list[Any]:
    models: Sequence[type[Model]] = (Person, Space, Membership, Entry, Comment, Reaction, Tagging)
    return [
        _number(f"SELECT md5(string_agg(t::text, ';' ORDER BY t::text)) FROM {_rows(m)} t") for m in models
    ]


def _rows(model: type[Model]) -> str:
    """Select a table's rows without the ids that PostgreSQL gives."""
    columns = [f.column for f in model._meta.concrete_fields if f.column and f.name != "id"]
    return f"(SELECT {', '.join(columns)} FROM {model._meta.db_table})"


def _wrong(table: str, column: str, rows: str) -> int:
    return int(_number(f"SELECT count(*) FROM {table} x WHERE {column} <> (SELECT count(*) FROM {rows})"))


def _wrong_feelings(table: str, column: str) -> int:
    kept = json.dumps({})
    counted = f"""SELECT coalesce(jsonb_object_agg(emoji, n), '{kept}') FROM
        (SELECT emoji, count(*) AS n FROM conversation_reaction WHERE {column} = x.id GROUP BY emoji) c"""
    return int(_number(f"SELECT count(*) FROM {table} x WHERE reaction_counts <> ({counted})"))


def _number(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]
