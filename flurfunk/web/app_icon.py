"""The picture of the installed app: the company's first letter on its colour, for systems that take no SVG."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from flurfunk.kit.templating import asset
from flurfunk.people.accents import readable_accent
from flurfunk.people.colours import to_hex

SIZES = (180, 192, 512)  # pixels: Apple's home screen, and the two that browsers ask for
_LETTER = 0.52  # of the side; a mask that cuts a circle of 80 % leaves all of it


@lru_cache(maxsize=16)
def draw_icon(letter: str, colour: str, size: int) -> bytes:
    """Draw it as a PNG of `size` pixels square; without the letter where the house's typeface has none for it."""
    accent = readable_accent(colour)
    picture = Image.new("RGB", (size, size), to_hex(accent.light))
    font = ImageFont.truetype(_typeface(), round(size * _LETTER))
    middle = (size / 2, size / 2)
    if font.getmask(letter).getbbox() and letter.isascii():
        ImageDraw.Draw(picture).text(middle, letter, font=font, fill=to_hex(accent.on_light), anchor="mm")
    written = BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _typeface() -> BytesIO:
    built = asset("newsreader-latin.woff2").rpartition("/")[2]
    return BytesIO((Path(settings.ASSETS_DIR) / built).read_bytes())
