"""What the supervisor tells its starter: one line of JSON per event."""

import contextlib
import json
import os
import sys
from typing import Any

BETWEEN_WORDS = 2.0  # seconds between reports while there is nothing to do but wait


def report(event: str, **details: Any) -> None:
    """Tell the starter, unless it is gone."""
    with contextlib.suppress(BrokenPipeError):
        os.write(sys.stdout.fileno(), (json.dumps({"event": event, **details}) + "\n").encode())
