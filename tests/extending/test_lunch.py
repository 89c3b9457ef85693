"""A kind from outside, installed for real: in its own process, with its own database, beside a worker."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/flurfunk-lunch"

Story = dict[str, Any]

pytestmark = pytest.mark.xdist_group("lunch")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Give the environment of a house with lunch in it, and a database that goes with the test."""
    _compile_german()
    ours = os.environ["DATABASE_URL"]
    name = f"flurfunk_lunch_{secrets.token_hex(4)}"
    with psycopg.connect(ours, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0".encode())
    yield {
        **os.environ,
        "DATABASE_URL": _database(ours, name),
        "FLURFUNK_DATA": str(tmp_path_factory.mktemp("lunch")),
        "FLURFUNK_EXTENSIONS": "flurfunk_lunch",
        "DJANGO_SETTINGS_MODULE": "flurfunk.config.settings",
        "PYTHONPATH": f"{EXAMPLE}{os.pathsep}{ROOT}",
    }
    with psycopg.connect(ours, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture(scope="module")
def story(house: dict[str, str]) -> Story:
    """Play the story with a worker beside it, and give what was seen."""
    _run(["-m", "flurfunk", "migrate"], house)
    worker = subprocess.Popen([sys.executable, "-m", "flurfunk", "worker"], env=house, cwd=ROOT)
    try:
        seen: Story = json.loads(_play("main", house))
    finally:
        worker.terminate()
        worker.wait(15)
    return seen


def test_ada_finds_the_form_beside_the_one_for_posts(story: Story) -> None:
    assert '<a class="tab" href="/lunches/new?space=canteen">Lunch</a>' in story["a form for a post"]["html"]
    assert story["a form for a lunch"]["status"] == 200
    assert '<a class="tab" href="/posts/new?space=canteen">Post</a>' in story["a form for a lunch"]["html"]


def test_ada_offers_a_lunch_and_is_led_to_it(story: Story) -> None:
    assert story["the offer leads to"] == [303, f"/lunches/{story['entry']}"]


def test_a_lunch_of_the_past_is_refused_and_nothing_typed_is_lost(story: Story) -> None:
    assert story["a wrong offer"]["status"] == 422
    assert "This day is over." in story["a wrong offer"]["html"]
    assert 'value="Kale and pears"' in story["a wrong offer"]["html"]


@pytest.mark.parametrize("page", ["Ada's home", "the space", "the topic", "the lunch"])
def test_its_card_shows_day_and_price_in_every_list_and_on_its_page(story: Story, page: str) -> None:
    assert story[page]["status"] == 200
    assert f'id="entry_{story["entry"]}"' in story[page]["html"]
    assert "Thursday, December 24, 2099" in story[page]["html"]
    assert "€4.50" in story[page]["html"]


def test_it_speaks_the_readers_language(story: Story) -> None:
    assert "Donnerstag, 24. Dezember 2099" in story["the lunch in German"]["html"]
    assert "Gekocht von" in story["the lunch in German"]["html"]


def test_it_takes_comments_and_reactions(story: Story) -> None:
    assert (story["the comment"], story["the reaction"]) == (303, 303)
    assert story["comments"] == [[story["entry"], "Two bowls, please."]]
    assert "Two bowls, please." in story["the lunch"]["html"]
    assert 'value="🎉"' in story["the lunch"]["html"]


def test_an_empty_comment_is_refused_on_the_page_of_the_lunch(story: Story) -> None:
    assert story["an empty comment"]["status"] == 422
    assert "Kale and pears" in story["an empty comment"]["html"]


def test_its_author_may_delete_it_and_is_offered_no_form_that_it_has_not(story: Story) -> None:
    assert story["Ada's card"]["status"] == 200
    assert f'action="/entries/{story["entry"]}/deletion"' in story["Ada's card"]["html"]
    assert "/edit" not in story["Ada's card"]["html"]


def test_the_listener_was_told_once(story: Story) -> None:
    assert story["tallies"] == [1]


def test_mallory_meets_closed_doors(story: Story) -> None:
    assert "Kale and pears" not in story["Mallory's home"]["html"]
    offer = story["Mallory"].pop("offer")
    assert set(story["Mallory"].values()) == {404}
    assert offer == 422


def test_where_it_is_taken_out_again_its_entries_keep_their_text(story: Story, house: dict[str, str]) -> None:
    html = _play("look_home", {**house, "FLURFUNK_EXTENSIONS": ""})
    assert f'href="/entries/{story["entry"]}/history"' in html
    assert "Kale and pears" in html
    assert "€4.50" not in html


def _database(server: str, name: str) -> str:
    """Give the address of another database of a server; what is written there need not survive a power cut."""
    url = urlsplit(server)
    query = "&".join(filter(None, [url.query, "options=-csynchronous_commit%3Doff"]))
    return url._replace(path=f"/{name}", query=query).geturl()


def _play(act: str, house: dict[str, str]) -> str:
    story = f"import django; django.setup(); from tests.extending.lunch_story import {act}; {act}()"
    return _run(["-c", story], house)


def _run(words: list[str], house: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *words], env=house, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _compile_german() -> None:
    source = EXAMPLE / "flurfunk_lunch/locale/de/LC_MESSAGES/django.po"
    with source.open("rb") as file, source.with_suffix(".mo").open("wb") as target:
        write_mo(target, read_po(file, locale="de"))
