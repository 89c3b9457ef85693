"""Read the pictures that are kept of people, spaces and the company."""

from django.core.files.storage import default_storage


def read_photo(name: str) -> bytes | None:
    """Read a stored square; None when there is none of that name."""
    return _read(f"photos/{name}")


def read_logo(name: str) -> bytes | None:
    """Read the company's logo; None when there is none."""
    return _read(f"logos/{name}") if name else None


def _read(path: str) -> bytes | None:
    try:
        with default_storage.open(path) as file:
            content: bytes = file.read()
            return content
    except FileNotFoundError:
        return None
