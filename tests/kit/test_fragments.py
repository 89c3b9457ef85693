"""Cached fragments: bounded, shared between threads, and with slots nobody can forge."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from flurfunk.kit import fragments
from flurfunk.kit.fragments import FragmentCache, fill, slot
from flurfunk.kit.text import clean


def test_slots_are_filled_in_their_places() -> None:
    cut = FragmentCache(max_characters=1000).get(
        "k", lambda: f"<p>{slot('time', '7:30')} by {slot('me')}</p>"
    )
    fillers = {"time": lambda argument: f"[{argument}]", "me": lambda argument: f"({argument})"}
    assert fill(cut, fillers) == "<p>[7:30] by ()</p>"
    assert fill(cut, fillers) == "<p>[7:30] by ()</p>"


def test_text_that_looks_like_a_slot_stays_text() -> None:
    forged = clean("\x1f0123456789abcdef\x1fmenu:7\x1f0123456789abcdef\x1f {{ slot('menu', 7) }} menu:7")
    cut = FragmentCache(max_characters=1000).get("k", lambda: f"<p>{forged}</p>")
    assert fill(cut, {}) == f"<p>{forged}</p>"
    assert "\x1f" not in clean(str(slot("menu", 7)))


def test_the_mark_of_slots_is_anothers_in_every_process() -> None:
    assert len(fragments._MARK) == 18


def test_a_fragment_is_rendered_once() -> None:
    cache, rendered = FragmentCache(max_characters=1000), []
    for _ in range(3):
        cache.get(("card", 1), lambda: rendered.append(1) or "x")  # type: ignore[func-returns-value]
    assert rendered == [1]


def test_what_was_used_longest_ago_leaves_when_there_is_no_room() -> None:
    cache = FragmentCache(max_characters=30)
    for key in "abc":
        cache.get(key, lambda: "x" * 10)
    cache.get("a", lambda: pytest.fail("it is there"))
    cache.get("d", lambda: "x" * 10)
    assert [key for key in "abcd" if cache.peek(key)] == ["a", "c", "d"]
    assert cache._held == 30


def test_a_fragment_larger_than_the_cache_does_not_fill_it_for_ever() -> None:
    cache = FragmentCache(max_characters=30)
    cache.get("huge", lambda: "x" * 1000)
    cache.get("small", lambda: "x")
    assert (cache.peek("huge"), cache.peek("small"), cache._held) == (None, ("x",), 1)


def test_a_fragment_that_fails_to_render_is_not_kept() -> None:
    cache = FragmentCache(max_characters=30)
    with pytest.raises(ZeroDivisionError):
        cache.get("k", lambda: str(1 / 0))
    assert cache.get("k", lambda: "x") == ("x",)


def test_threads_that_render_the_same_at_once_are_counted_once() -> None:
    cache, together = FragmentCache(max_characters=10_000), Barrier(8)

    def render() -> str:
        together.wait(5)
        return "x" * 100

    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _n: cache.get("k", render), range(8)))
    assert made == [("x" * 100,)] * 8
    assert cache._held == 100


def test_many_threads_keep_within_the_bounds() -> None:
    cache = FragmentCache(max_characters=500)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: cache.get(n % 97, lambda: "x" * (n % 50)), range(5000)))
    assert cache._held == sum(len(piece) for cut in cache._kept.values() for piece in cut) <= 500
