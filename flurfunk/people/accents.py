"""The company's accent colour, made readable on every page, light and dark."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from flurfunk.people.colours import Oklch, contrast, from_hex, in_gamut

ENOUGH = 4.5  # WCAG 2.2 AA, text of any size
_STEP = 0.005
_VISIBLY = 0.01  # a change of lightness that somebody could notice

# The backgrounds of frontend/styles/tokens.css on which the accent is written, without the tinted one.
_LIGHT_PAGES = (Oklch(1, 0, 0), Oklch(0.986, 0.006, 85), Oklch(0.958, 0.009, 85))
_DARK_PAGES = (Oklch(0.186, 0.007, 70), Oklch(0.226, 0.008, 70), Oklch(0.254, 0.009, 70))
_LEAST_LIGHT_IN_DARK = 0.72  # below it a colour looks dull on dark pages, readable or not
_WHITE = Oklch(0.99, 0, 0)


@dataclass(frozen=True)
class Accent:
    """What the pages use of the colour that was chosen."""

    light: Oklch
    dark: Oklch
    on_light: Oklch
    on_dark: Oklch
    is_adjusted: bool


@lru_cache(maxsize=16)
def readable_accent(code: str) -> Accent:
    """Keep hue and chroma of a colour such as "#0f6b5c", and change its lightness as far as reading demands."""
    chosen = from_hex(code)
    light = _shift(chosen, -_STEP, _reads_on_light)
    dark = _shift(
        chosen._replace(lightness=max(chosen.lightness, _LEAST_LIGHT_IN_DARK)), _STEP, _reads_on_dark
    )
    return Accent(
        light=light,
        dark=dark,
        on_light=_written_on(light),
        on_dark=_written_on(dark),
        is_adjusted=abs(light.lightness - chosen.lightness) > _VISIBLY,
    )


def stylesheet(accent: Accent) -> str:
    """Write the custom properties that frontend/README.md names."""
    light, dark = accent.light, accent.dark
    return (
        ":root {\n"
        f"  --accent-l: {light.lightness:.4f};\n"
        f"  --accent-c: {light.chroma:.4f};\n"
        f"  --accent-h: {light.hue:.2f};\n"
        f"  --accent-dark-l: {dark.lightness:.4f};\n"
        f"  --accent-dark-c: {dark.chroma:.4f};\n"
        f"  --on-accent: {_css(accent.on_light)};\n"
        f"  --on-accent-dark: {_css(accent.on_dark)};\n"
        "}\n"
    )


def _shift(colour: Oklch, step: float, reads: Callable[[Oklch], bool]) -> Oklch:
    shown = in_gamut(colour)
    while not reads(shown) and 0 < colour.lightness + step < 1:
        colour = colour._replace(lightness=colour.lightness + step)
        shown = in_gamut(colour)
    return shown


def _reads_on_light(accent: Oklch) -> bool:
    tinted = Oklch(0.95, accent.chroma * 0.28, accent.hue)
    return all(contrast(accent, page) >= ENOUGH for page in (*_LIGHT_PAGES, tinted))


def _reads_on_dark(accent: Oklch) -> bool:
    tinted = Oklch(0.27, accent.chroma * 0.4, accent.hue)
    return all(contrast(accent, page) >= ENOUGH for page in (*_DARK_PAGES, tinted))


def _written_on(accent: Oklch) -> Oklch:
    dark = Oklch(0.18, 0.02, accent.hue)
    return _WHITE if contrast(_WHITE, accent) >= contrast(dark, accent) else dark


def _css(colour: Oklch) -> str:
    return f"oklch({colour.lightness:.4f} {colour.chroma:.4f} {colour.hue:.2f})"
