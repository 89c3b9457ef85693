"""The company's colour can be read everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flurfunk.people.accents import ENOUGH, readable_accent, stylesheet
from flurfunk.people.colours import Oklch, contrast, from_hex, in_gamut


def _hex(rgb: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*rgb)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_any_colour_becomes_one_that_can_be_read(rgb: tuple[int, int, int]) -> None:
    accent = readable_accent(_hex(rgb))
    white, paper, night = Oklch(1, 0, 0), Oklch(0.986, 0.006, 85), Oklch(0.186, 0.007, 70)
    assert contrast(accent.light, white) >= ENOUGH
    assert contrast(accent.light, paper) >= ENOUGH
    assert contrast(accent.light, accent.on_light) >= ENOUGH
    assert contrast(accent.dark, night) >= ENOUGH
    assert contrast(accent.dark, accent.on_dark) >= ENOUGH


@pytest.mark.parametrize(
    ("code", "is_adjusted"),
    [("#0f6b5c", False), ("#000000", False), ("#ffee00", True), ("#ffffff", True), ("#00a0e9", True)],
)
def test_a_colour_is_only_changed_where_it_must_be(code: str, is_adjusted: bool) -> None:
    assert readable_accent(code).is_adjusted is is_adjusted


def test_hue_and_lightness_are_those_of_the_published_examples() -> None:
    red = from_hex("#ff0000")
    assert (round(red.lightness, 4), round(red.chroma, 4), round(red.hue, 2)) == (0.628, 0.2577, 29.23)


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast(from_hex("#000000"), from_hex("#ffffff")), 2) == 21.0
    assert round(contrast(from_hex("#767676"), from_hex("#ffffff")), 2) == 4.54


def test_what_screens_cannot_show_loses_colour_not_lightness() -> None:
    shown = in_gamut(Oklch(0.9, 0.4, 264))
    assert (shown.lightness, shown.hue) == (0.9, 264)
    assert shown.chroma < 0.1


def test_the_stylesheet_holds_numbers_only() -> None:
    assert stylesheet(readable_accent("#0f6b5c")) == (
        ":root {\n"
        "  --accent-l: 0.4743;\n"
        "  --accent-c: 0.0831;\n"
        "  --accent-h: 178.06;\n"
        "  --accent-dark-l: 0.7200;\n"
        "  --accent-dark-c: 0.0831;\n"
        "  --on-accent: oklch(0.9900 0.0000 0.00);\n"
        "  --on-accent-dark: oklch(0.1800 0.0200 178.06);\n"
        "}\n"
    )
