"""Pictures for tests."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def png(
    width: int = 40, height: int = 40, colour: tuple[int, int, int] = (200, 30, 30)
) -> SimpleUploadedFile:
    """Draw a PNG of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return SimpleUploadedFile("picture.png", out.getvalue(), content_type="image/png")
