"""What was said lately is kept for a minute, and given to those alone who may hear its source."""

from flurfunk.live.recent import Recent


def test_only_what_is_newer_and_of_the_same_source_is_given() -> None:
    recent = Recent()
    recent.keep(["a", "b"], {"id": "1"}, now=100)
    recent.keep(["b"], {"id": "2"}, now=110)
    recent.keep(["c"], {"id": "3"}, now=120)
    assert list(recent.since(111, frozenset({"a", "b"}))) == [{"id": "2"}]
    assert list(recent.since(101, frozenset({"b", "c"}))) == [{"id": "1"}, {"id": "2"}, {"id": "3"}]
    assert list(recent.since(90, frozenset())) == []


def test_what_is_older_than_a_minute_is_forgotten() -> None:
    recent = Recent()
    recent.keep(["a"], {"id": "1"}, now=100)
    recent.keep(["a"], {"id": "2"}, now=161)
    assert list(recent.since(1, frozenset({"a"}))) == [{"id": "2"}]
