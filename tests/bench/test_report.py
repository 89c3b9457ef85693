"""The table that the bench prints."""

from bench.measuring import Figures
from bench.processes import Cpu
from bench.report import table, weights
from bench.weight import Weight

FLOOR = Figures("floor", 1000, Cpu(0.25, 0.05), 1.0, 2.0)


def test_each_row_is_compared_with_the_floor_and_with_its_bar() -> None:
    feed = Figures("home feed", 300, Cpu(2.0, 1.0), 9.0, 20.0, bar=9)
    comment = Figures("comment", 100, Cpu(2.0, 1.0), 9.0, 20.0, behind=Cpu(1.0, 0.5), bar=15)
    assert [line.split() for line in table([FLOOR, feed, comment], None).splitlines()[2:]] == [
        ["home", "feed", "300", "2.00", "1.00", "9.0", "20.0", "10.0", "9", "MISSED"],
        ["comment", "100", "2.00", "1.00", "9.0", "20.0", "10.0", "15", "met"],
        ["…", "by", "the", "worker", "behind", "it", "1.00", "0.50"],
    ]


def test_a_delivery_is_given_in_microseconds() -> None:
    delivery = Figures("live", 75000, Cpu(0.02, 0.001), 9.0, 20.0, bar=0.03, unit="delivery")
    assert table([FLOOR, delivery], None).splitlines()[2].split() == [
        *("live", "75000", "20.0", "µs", "1.0", "µs", "9.0", "20.0", "30", "µs", "met"),
    ]


def test_growth_since_another_size_is_shown() -> None:
    feed = Figures("home feed", 300, Cpu(2.0, 2.0), 9.0, 20.0, bar=15)
    former = {"figures": [{"name": "home feed", "cpu": {"application": 2.0, "postgres": 1.0}}]}
    assert table([FLOOR, feed], former).splitlines()[2].split()[-3:] == ["+33%", "met", "grows"]


def test_weights_are_compared_with_their_bars() -> None:
    first, second = Weight({"/": 20_000, "/app.js": 30_000}), Weight({"/posts/1": 16_000})
    assert [line.split()[-3:] for line in weights(first, second).splitlines()[1:]] == [
        ["50,000", "150,000", "met"],
        ["30,000", "60,000", "met"],
        ["16,000", "15,000", "MISSED"],
    ]
