"""What a picture says besides itself is taken out of it, and the picture stays as it was."""

import io

import pytest
from PIL import Image, ImageChops, PngImagePlugin

from flurfunk.kit.metadata import without_metadata
from flurfunk.kit.pictures import bare
from tests.kit.test_pictures import picture, with_place

SECRET = b"Camera of Ada"


def _exif(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = SECRET.decode()
    return exif.tobytes()


def _notes() -> PngImagePlugin.PngInfo:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", SECRET.decode())
    notes.add_itxt("Place", SECRET.decode(), zip=True)
    return notes


PICTURES = {
    "jpeg": with_place(6),
    "progressive jpeg": picture(exif=_exif(6), progressive=True, comment=SECRET),
    "jpeg with more behind": with_place(6) + b"\x00" + with_place(6),
    "png": picture("PNG", exif=_exif(6), pnginfo=_notes()),
    "png with alpha": picture("PNG", mode="RGBA", exif=_exif(6)),
    "webp": picture("WEBP", exif=_exif(6), xmp=SECRET),
    "lossless webp": picture("WEBP", mode="RGBA", lossless=True, exif=_exif(6), xmp=SECRET),
}


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_is_left_but_the_pixels_and_which_side_is_up(name: str) -> None:
    content = PICTURES[name]
    assert SECRET in content
    kept = bare(content)
    assert SECRET not in kept
    former, now = Image.open(io.BytesIO(content)), Image.open(io.BytesIO(kept))
    assert dict(now.getexif()) == {0x0112: 6}
    assert (now.format, now.size, now.mode) == (former.format, former.size, former.mode)
    assert (
        ImageChops.difference(now.convert("RGBA"), former.convert("RGBA")).getbbox(alpha_only=False) is None
    )
    assert bare(kept) == kept


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "P"), ("WEBP", "RGB"), ("GIF", "P")]
)
def test_a_picture_that_says_nothing_stays_as_it_is(kind: str, mode: str) -> None:
    content = picture(kind, mode=mode)
    assert without_metadata(content, 1) == content


def test_colours_and_movement_stay() -> None:
    profile = Image.new("RGB", (1, 1)).info.get("icc_profile", b"ICC" * 50)
    assert Image.open(io.BytesIO(bare(picture(icc_profile=profile)))).info["icc_profile"] == profile
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    for kind in ("PNG", "WEBP", "GIF"):
        out = io.BytesIO()
        frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=100)
        assert Image.open(io.BytesIO(bare(out.getvalue()))).n_frames == 3  # type: ignore[attr-defined]  # of these kinds


def test_what_a_moving_gif_says_is_taken_out_and_it_moves_on() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=70, loop=5, comment=SECRET)
    packet = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    xmp = b"\x21\xff\x0bXMP DataXMP" + packet + b"\x01" + bytes(range(255, -1, -1)) + b"\x00"
    words = b"\x21\x01\x0c" + bytes(12) + bytes([len(SECRET)]) + SECRET + b"\x00"
    content = out.getvalue()[:-1] + xmp + words + b"\x3b" + SECRET
    assert content.count(SECRET) >= 4
    kept = bare(content)
    assert SECRET not in kept
    former, now = Image.open(io.BytesIO(content)), Image.open(io.BytesIO(kept))
    assert (now.info["loop"], now.info["duration"]) == (5, 70)
    for number in range(3):
        former.seek(number)
        now.seek(number)
        assert former.convert("RGB").tobytes() == now.convert("RGB").tobytes()
    assert bare(kept) == kept


@pytest.mark.parametrize("cut", range(3, 300, 11))
@pytest.mark.parametrize("name", ["jpeg", "png", "webp", "gif"])
def test_a_file_that_is_cut_off_is_a_value_error_or_cut_off_still(name: str, cut: int) -> None:
    pictures = PICTURES | {"gif": picture("GIF", mode="P", comment=SECRET)}
    try:
        kept = without_metadata(pictures[name][:cut], 1)
    except ValueError:
        return
    assert len(kept) <= cut + 2
