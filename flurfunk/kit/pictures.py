"""Pictures that people upload: opened with suspicion, turned upright, encoded anew without metadata."""

import io
import secrets
import warnings
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import ExifTags, Image, ImageOps

from flurfunk.kit.disposal import delete_after_commit
from flurfunk.kit.metadata import without_metadata

LARGE, SMALL = 384, 96
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_MOST_PIXELS = 50_000_000


class NotAPictureError(ValueError):
    """The bytes are no picture of a kind that is taken, or one that is far too large."""


@dataclass(frozen=True)
class Crop:
    """The square somebody chose, in pixels of the upright picture."""

    left: int
    top: int
    size: int


@dataclass(frozen=True)
class Preview:
    """A small version of a picture: WebP bytes, and the width and height in pixels of the original."""

    content: bytes
    width: int
    height: int


def open_picture(content: bytes) -> Image.Image:
    """Open a JPEG, PNG, WebP or GIF upright. Raises NotAPictureError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=_FORMATS)
            if picture.width * picture.height > _MOST_PIXELS:
                raise NotAPictureError
            upright = _in_eight_bits(ImageOps.exif_transpose(picture))
            upright.load()
    except NotAPictureError:
        raise
    # Pillow's decoders raise nearly anything on broken bytes; none of it may reach the person as an error page.
    except Exception as error:
        raise NotAPictureError from error
    return upright


def store_square(content: bytes, crop: Crop | None = None) -> str:
    """Keep a square of the picture in two sizes and give the name of the large one. Raises NotAPictureError."""
    picture = open_picture(content)
    square = picture.crop(_box(picture, crop)).convert("RGBA" if _has_alpha(picture) else "RGB")
    large = encode(square.resize((LARGE, LARGE), Image.Resampling.LANCZOS))
    # Nobody else's file has this name, even of the same picture: so it may go when this one is replaced.
    name = f"{secrets.token_hex(16)}.webp"
    _keep(f"photos/{name}", large)
    _keep(f"photos/{small(name)}", encode(square.resize((SMALL, SMALL), Image.Resampling.LANCZOS)))
    return name


def discard_square(name: str) -> None:
    """Let a stored square go with the transaction that replaces it; an empty name is none."""
    if name:
        delete_after_commit(f"photos/{name}", f"photos/{small(name)}")


def small(name: str) -> str:
    """Give the name of the small version of a stored square."""
    path = PurePosixPath(name)
    return f"{path.stem}-s{path.suffix}"


def preview(content: bytes, *, longest: int = 960) -> Preview:
    """Make a small WebP of a picture, its longer side at most `longest` pixels. Raises NotAPictureError."""
    picture = open_picture(content)
    width, height = picture.size
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return Preview(encode(picture.convert("RGBA" if _has_alpha(picture) else "RGB")), width, height)


def bare(content: bytes) -> bytes:
    """Give a picture that can be opened again without what it says besides itself, its pixels untouched.

    One that is shown but built oddly is encoded anew. Raises NotAPictureError.
    """
    with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
        kind, orientation = picture.format, picture.getexif().get(ExifTags.Base.Orientation, 1)
    try:
        return without_metadata(content, orientation)
    except ValueError:
        out = io.BytesIO()
        open_picture(content).save(out, kind, quality=95)
        return out.getvalue()


def encode(picture: Image.Image) -> bytes:
    """Encode as WebP without any metadata."""
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=80, method=4, exif=b"", icc_profile=b"")
    return out.getvalue()


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Bring the 16 bits of a scan to 8; Pillow would cut instead of divide, and cannot make them smaller."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda value: value / 256).convert("L")


def _keep(path: str, content: bytes) -> None:
    default_storage.save(path, ContentFile(content))


def _has_alpha(picture: Image.Image) -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info


def _box(picture: Image.Image, crop: Crop | None) -> tuple[int, int, int, int]:
    shorter = min(picture.size)
    if crop is None:
        left, top, size = (picture.width - shorter) // 2, (picture.height - shorter) // 2, shorter
    else:
        size = max(1, min(crop.size, shorter))
        left = max(0, min(crop.left, picture.width - size))
        top = max(0, min(crop.top, picture.height - size))
    return left, top, left + size, top + size
