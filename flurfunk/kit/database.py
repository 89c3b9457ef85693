"""Small pieces of SQL and of reading its answers."""

import json
from typing import Any


def decoded(value: Any) -> Any:
    """Read JSON that a bare cursor left as text."""
    return json.loads(value) if isinstance(value, str) else value
