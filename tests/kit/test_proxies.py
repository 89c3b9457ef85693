"""Who asks, as the proxies of ours saw it, and nobody's claims besides."""

from typing import Any

import pytest

from flurfunk.kit.proxies import behind_proxies

ADA, LIAR, INNER = "203.0.113.7", "198.51.100.1", "10.0.0.2"


@pytest.mark.parametrize(
    ("count", "said", "seen"),
    [
        (0, ADA, "127.0.0.1"),
        (1, ADA, ADA),
        (1, f"{LIAR}, {ADA}", ADA),
        (2, f"{LIAR}, {ADA}, {INNER}", ADA),
        (2, ADA, "127.0.0.1"),
        (1, "2001:db8::7", "2001:db8::7"),
        (1, "unknown", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_the_address_is_the_one_that_the_outermost_proxy_of_ours_saw(
    count: int, said: str, seen: str
) -> None:
    asked = []

    def page(environ: dict[str, Any], _start: Any) -> list[bytes]:
        asked.append(environ["REMOTE_ADDR"])
        return []

    environ = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": said}
    behind_proxies(page, count=count)(environ, lambda *_: None)
    assert asked == [seen]
