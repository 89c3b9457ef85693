"""Colours as people see them: sRGB to OKLCH and back, and the contrast of two of them."""

import math
from typing import NamedTuple

Linear = tuple[float, float, float]


class Oklch(NamedTuple):
    """Lightness 0 to 1, chroma 0 to about 0.37, hue in degrees (Björn Ottosson, "A perceptual color space", 2020)."""

    lightness: float
    chroma: float
    hue: float


def from_hex(code: str) -> Oklch:
    """Read "#0f6b5c"."""
    red, green, blue = (_linear(int(code[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    return Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def to_hex(colour: Oklch) -> str:
    """Write "#0f6b5c", where OKLCH is not understood."""
    parts = (min(1.0, max(0.0, part)) for part in _to_linear(in_gamut(colour)))
    return "#" + "".join(f"{round(_encoded(part) * 255):02x}" for part in parts)


def in_gamut(colour: Oklch) -> Oklch:
    """Take off as much chroma as screens cannot show, keeping lightness and hue."""
    while colour.chroma > 0 and not all(-0.0005 <= part <= 1.0005 for part in _to_linear(colour)):
        colour = colour._replace(chroma=max(0.0, colour.chroma - 0.002))
    return colour


def contrast(one: Oklch, other: Oklch) -> float:
    """Give the contrast ratio of WCAG 2, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _encoded(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _to_linear(colour: Oklch) -> Linear:
    a = colour.chroma * math.cos(math.radians(colour.hue))
    b = colour.chroma * math.sin(math.radians(colour.hue))
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _luminance(colour: Oklch) -> float:
    red, green, blue = (min(1.0, max(0.0, part)) for part in _to_linear(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
