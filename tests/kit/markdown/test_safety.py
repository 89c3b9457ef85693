"""Nothing that somebody writes runs, loads from elsewhere, or takes long."""

import json
from pathlib import Path
from time import process_time

import pytest

from flurfunk.kit.markdown.sanitising import sanitise
from tests.kit.markdown.reading import dangers, show

DATA = next((p / "shared/data/xss" for p in Path(__file__).parents if (p / "shared/data/xss").is_dir()), None)


def _payloads() -> list[str]:
    if DATA is None:
        return []
    big = json.loads((DATA / "big-list.json").read_text())
    return [*big, *(each["payload"] for each in json.loads((DATA / "dompurify-payloads.json").read_text()))]


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript&colon;alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "data:image/svg+xml,<svg onload=alert(1)>",
        "file:///etc/passwd",
        "blob:https://x.org/1",
        "//evil.example",
        'x" onmouseover="alert(1)',
        "x' onmouseover='alert(1)",
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "[a]({})",
        "[a](<{}>)",
        "![a]({})",
        "<{}>",
        "[a]: {}\n\n[a]",
        "[a](x '{}')",
        "{}",
        "```{}\nx\n```",
        "#{}",
        "@{}",
    ],
)
def test_no_link_in_any_form_runs_anything(link: str, form: str) -> None:
    assert dangers(show(form.replace("{}", link)).html) == []


@pytest.mark.skipif(DATA is None, reason="the collection of attacks is not beside this checkout")
def test_no_attack_that_is_known_gets_through() -> None:
    payloads = _payloads()
    assert len(payloads) > 500
    for payload in payloads:
        for source in (payload, f"[{payload}]({payload})"):
            assert dangers(show(source).html) == [], source


@pytest.mark.skipif(DATA is None, reason="the collection of attacks is not beside this checkout")
def test_the_second_lock_holds_alone() -> None:
    for payload in _payloads():
        # Pictures and boxes are left to the first lock, which knows which of them are ours.
        found = [d for d in dangers(sanitise(payload)) if d != "input" and " src=" not in d]
        assert found == [], payload


def test_a_picture_is_shown_from_our_own_files_only() -> None:
    for source in (
        "//e.org/x.png",
        "/files/../x",
        "/files/1/../../sign-out",
        "/sign-out",
        "https://e.org/files/1/x",
    ):
        assert "<img" not in show(f"![x]({source})").html


NEST = 25_000
BOMBS = {
    "brackets": "[" * NEST,
    "closing brackets": "]" * NEST,
    "pictures": "![" * (NEST // 2),
    "stars": "*" * NEST,
    "emphasis": "*a _b " * (NEST // 6),
    "strong": "a**b" * (NEST // 4),
    "quotes": ">" * NEST,
    "deeper quotes": "\n".join(">" * n + " a" for n in range(220)),
    "deeper lists": "\n".join(" " * n + "- a" for n in range(220)),
    "lists": "- " * (NEST // 2),
    "tasks": "- [ ] a\n" * (NEST // 8),
    "backticks": "".join("`" * n + "a" for n in range(220)),
    "open links": "[a](" * (NEST // 4),
    "references": "[a]: b\n" + "[a]" * (NEST // 3),
    "reference definitions": "".join(f"[a{n}]: b\n" for n in range(NEST // 12)),
    "schemes": "://" * (NEST // 3),
    "spaced schemes": "://a " * (NEST // 5),
    "addresses": 'http://a.b/"a' * (NEST // 13),
    "open addresses": "http://a.b/(" * (NEST // 12),
    "mails": "a@" * (NEST // 2),
    "mentions": "@a " * (NEST // 3),
    "topics": "#a " * (NEST // 3),
    "entities": "&" * NEST,
    "backslashes": "\\" * NEST,
    "comments": "<!--" * (NEST // 4),
    "tags": "<a " * (NEST // 3),
    "fences of no language": "```zz\n```\n" * (NEST // 10),
    "coloured fences": "```python\nx=1\n```\n" * (NEST // 18),
    "wide table": "|a" * 2000 + "\n" + "|-" * 2000 + "\n" + ("|a" * 2000 + "\n") * 5,
    "long table": "a|b\n-|-\n" + "|\n" * (NEST // 2),
    "newlines": "\n" * NEST,
    "marks": "e" + "\u0301" * NEST,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_text_of_the_longest_length_made_to_take_long_takes_seconds(name: str) -> None:
    started = process_time()
    assert dangers(show(BOMBS[name]).html) == []
    assert process_time() - started < 2.5


@pytest.mark.parametrize("unit", ["[", "*", ">", "- ", "`", "a ", "://", "<", "|"])
def test_a_megabyte_is_shown_as_it_was_written(unit: str) -> None:
    source = unit * (1_000_000 // len(unit))
    started = process_time()
    rendered = show(source)
    assert process_time() - started < 2
    assert rendered.html.startswith('<pre class="code" tabindex="0"><code>')
    assert (rendered.handles, rendered.topics) == ((), ())
