"""Pictures of people who mean well, and of people who do not."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from flurfunk.kit.pictures import Crop, NotAPictureError, open_picture, preview, store_square

Save = Callable[..., bytes]


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (80, 40), mode: str = "RGB", **options: object
) -> bytes:
    """Make a picture whose left half is black and whose right half is white."""
    made = Image.new("L", size, 0)
    made.paste(255, (size[0] // 2, 0, *size))
    out = io.BytesIO()
    made.convert(mode).save(out, kind, **options)
    return out.getvalue()


def with_place(orientation: int = 1) -> bytes:
    """Make a JPEG that says where it was taken, and which side is up."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Camera of Ada"
    exif.get_ifd(0x8825).update({1: "N", 2: (53.0, 33.0, 3.0), 3: "E", 4: (9.0, 59.0, 37.0)})
    return picture(exif=exif.tobytes(), comment=b"taken at home")


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(9)))
        + chunk(b"IEND", b"")
    )


def test_a_photo_is_kept_without_saying_where_it_was_taken() -> None:
    assert b"Camera of Ada" in with_place()
    name = store_square(with_place())
    for path in (f"photos/{name}", f"photos/{name.replace('.', '-s.')}"):
        kept = default_storage.open(path).read()
        assert b"Camera of Ada" not in kept
        assert b"Exif" not in kept
        assert dict(Image.open(io.BytesIO(kept)).getexif()) == {}


def test_a_preview_says_the_size_of_the_upright_original_and_nothing_else() -> None:
    made = preview(with_place(orientation=6), longest=20)
    assert (made.width, made.height) == (40, 80)
    shown = Image.open(io.BytesIO(made.content))
    assert (shown.size, dict(shown.getexif())) == ((10, 20), {})
    assert shown.convert("L").getpixel((5, 2)) < 40  # type: ignore[operator]  # one band, one number
    assert shown.convert("L").getpixel((5, 17)) > 215  # type: ignore[operator]


@pytest.mark.parametrize(
    ("crop", "brightness"),
    [
        (None, "grey"),
        (Crop(0, 0, 40), "black"),
        (Crop(40, 0, 40), "white"),
        (Crop(-500, -500, 40), "black"),
        (Crop(10**9, 10**9, 10**9), "white"),
        (Crop(0, 0, 0), "black"),
        (Crop(79, 39, -7), "white"),
    ],
)
def test_a_crop_outside_the_picture_is_moved_into_it(crop: Crop | None, brightness: str) -> None:
    name = store_square(picture(), crop)
    shown = Image.open(default_storage.open(f"photos/{name}")).convert("L")
    assert shown.size == (384, 384)
    corners = [int(shown.getpixel(at)) // 128 for at in ((30, 30), (350, 350))]  # type: ignore[arg-type]
    assert corners == {"black": [0, 0], "white": [1, 1], "grey": [0, 1]}[brightness]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture",
        b"\xff\xd8\xff" + b"x" * 1000,
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
        b"GIF89a" + b"\xff" * 50,
        b"RIFF\x10\x00\x00\x00WEBPVP8 ",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%!PS-Adobe-3.0 EPSF-3.0",
        _png(60_000, 60_000),
        _png(2**31 - 1, 2**31 - 1),
        _png(10_000, 9_000),
        _png(0, 0),
        picture(kind="BMP"),
        picture(kind="TIFF"),
        *(picture()[:cut] for cut in (10, 100, 300)),
        *(picture("PNG")[:cut] for cut in (20, 60)),
        *(picture("WEBP")[:cut] for cut in (16, 40)),
    ],
)
def test_bytes_that_are_no_picture_or_too_large_a_one_are_refused(content: bytes) -> None:
    with pytest.raises(NotAPictureError):
        open_picture(content)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("position", range(2, 300, 7))
def test_a_picture_with_a_flaw_is_shown_or_refused(position: int) -> None:
    content = bytearray(with_place(orientation=3))
    content[position] ^= 0xFF
    try:
        preview(bytes(content))
    except NotAPictureError:
        return


@pytest.mark.parametrize(
    ("kind", "modes"), [("PNG", "1 L LA P RGB RGBA I;16"), ("GIF", "L P RGB"), ("WEBP", "RGBA")]
)
def test_pictures_of_every_kind_are_made_small(kind: str, modes: str) -> None:
    for mode in modes.split():
        made = preview(picture(kind, (2000, 10), mode), longest=100)
        assert (made.width, made.height) == (2000, 10)
        assert Image.open(io.BytesIO(made.content)).size == (100, 1)
