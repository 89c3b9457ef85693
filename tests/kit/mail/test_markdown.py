"""A letter as Markdown for people to read."""

import re

import pytest
from markdown_it import MarkdownIt

from flurfunk.kit.mail.letters import read_letter
from flurfunk.kit.mail.markdown import as_markdown, reply_as_markdown


def _plain(text: str) -> str:
    return as_markdown(
        read_letter(b"From: ada@x.org\nContent-Type: text/plain; charset=utf-8\n\n" + text.encode())
    )


def _rich(html: str) -> str:
    return as_markdown(
        read_letter(b"From: ada@x.org\nContent-Type: text/html; charset=utf-8\n\n" + html.encode())
    )


def _shown(markdown: str) -> str:
    """What a reader sees of it."""
    html = MarkdownIt("commonmark").render(markdown)
    return (
        re.sub(r"<[^>]+>", "", html)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&amp;", "&")
    )


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("# 1 is broken", "\\# 1 is broken"),
        ("use *p and **q or a_b", "use \\*p and \\*\\*q or a_b"),
        ("[x](y) <b>bold</b> `c`", "\\[x\\](y) \\<b>bold\\</b> \\`c\\`"),
        ("see http://x.org/a_b_c.", "see <http://x.org/a_b_c>."),
        ("(https://x.org/A_(b))", "(<https://x.org/A_(b)>)"),
        ("AT&amp;T costs 5 & 6", "AT\\&amp;T costs 5 & 6"),
        ("1986. A good year", "1986\\. A good year"),
        ("Title\n=====\ntext", "Title\n\n---\n\ntext"),
        ("+ one", "\\+ one"),
    ],
)
def test_text_is_not_misread_as_markup(written: str, markdown: str) -> None:
    assert _plain(written) == markdown


def test_wrapped_lines_are_joined_and_short_ones_kept() -> None:
    wrapped = "This line is as long as mail programs make their lines before\nthey break them in two.\n"
    assert _plain(wrapped + "\nAda\nRoom 4") == f"{wrapped.replace(chr(10), ' ').strip()}\n\nAda\\\nRoom 4"


def test_lists_stay_lists() -> None:
    long = "oil that does not smoke when the spindle has been running for"
    written = _plain(f"We need:\n  - {long}\n    hours\n  * rags\n1) one\n2) two")
    assert written == f"We need:\n\n- {long} hours\n- rags\n1. one\n2. two"


def test_patches_are_fenced_whole_and_the_signature_of_git_is_cut() -> None:
    head = "diff --git a/x.c b/x.c\nindex 1..2 100644\n--- a/x.c\n+++ b/x.c\n"
    patch = f"{head}@@ -1,3 +1,3 @@ int x\n int a;\n--- old\n\n+# new```"
    tags = "Signed-off-by: Ada <ada@x.org>\nCc: Bea <b@x.org>\n"
    text = f"Fix it.\n\n{tags}---\n x.c | 2 +-\n 1 file changed\n\n{patch}\n-- \n2.4\n"
    assert _plain(text) == (
        "Fix it.\n\nSigned-off-by: Ada \\<ada@x.org>\\\nCc: Bea \\<b@x.org>\n\n---\n\n"
        f"````diff\n x.c | 2 +-\n 1 file changed\n\n{patch}\n````"
    )


def test_part_of_a_patch_in_a_quote_is_fenced() -> None:
    text = "On 1.11.2024 10:02, Bea wrote:\n> +\tif (x)\n> +\t\ty();\n\nWhy?\n"
    assert _plain(text) == (
        "> On 1.11.2024 10:02, Bea wrote:\n>\n> ```diff\n> +\tif (x)\n> +\t\ty();\n> ```\n\nWhy?"
    )


def test_code_and_logs_are_fenced() -> None:
    text = "It says\n\n[   10.69] tpm: no\n[   10.70] tpm: still no\n\nand I ran\n\n    make all\n\nin vain."
    assert _plain(text) == (
        "It says\n\n```\n[   10.69] tpm: no\n[   10.70] tpm: still no\n```\n\n"
        "and I ran\n\n```\nmake all\n```\n\nin vain."
    )


def test_quotes_nest_and_signatures_and_footers_are_gone() -> None:
    text = "> > deep\n> > -- \n> > Olu\n>\n> up\n\nNo.\n-- \nAda\n\n> last\n\n"
    assert _plain(f"{text}____________\nx mailing list -- x@x.org\n") == "> > deep\n>\n> up\n\nNo.\n\n> last"


def test_a_letter_below_a_copied_header_is_a_quote() -> None:
    text = "Yes.\n\nVon: Bea <b@x.org>\nGesendet: heute\nAn: Ada\nBetreff: Öl\n\nIst Öl da?\n"
    assert (
        _plain(text)
        == "Yes.\n\n> Von: Bea \\<b@x.org>\\\n> Gesendet: heute\\\n> Betreff: Öl\n>\n> Ist Öl da?"
    )


def test_a_letter_that_is_all_signature_is_shown_all_the_same() -> None:
    assert _plain("-- \nAda") == "--\\\nAda" or _shown(_plain("-- \nAda")).split() == ["--", "Ada"]


def test_only_the_own_words_of_a_reply_can_be_had() -> None:
    raw = b"From: a@x.org\n\nYes #1.\n\nOn 1.11.2024 10:02, Bea wrote:\n> old\n\n-- \nAda\n"
    assert reply_as_markdown(read_letter(raw)) == "Yes #1."


def test_enclosed_pictures_are_shown_where_they_stood() -> None:
    raw = b"""From: a@x.org
Content-Type: multipart/related; boundary=b

--b

Look: [cid:p.1@x]
and [image: Spindle [1].png] or [cid:none]
--b
Content-Type: image/png; name="a.png"
Content-ID: <p.1@x>

x
--b--
"""
    shown = "Look: ![a.png](<cid:p.1@x>)\\\nand \\[image: Spindle \\[1\\].png\\] or \\[cid:none\\]"
    assert as_markdown(read_letter(raw)) == shown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One <b> two </b><i>three</i></p><p>4 * 5</p>", "One **two** *three*\n\n4 \\* 5"),
        ("<div>a</div><div>b<br>c</div><div><br></div><div>d</div>", "a\\\nb\\\nc\n\nd"),
        ("<h2>Why</h2><ul><li>x<ul><li>y</li></ul></li><li>z</li></ul>", "## Why\n\n- x\n\n  - y\n- z"),
        ('<ol start="3"><li>c</li><li>d</li></ol>', "3. c\n4. d"),
        ("<pre>if (x)\n  y();</pre>", "```\nif (x)\n  y();\n```"),
        ('<a href="https://x.org/a b">here</a>', "[here](<https://x.org/a%20b>)"),
        ('<a href="https://x.org">https://x.org</a>', "<https://x.org>"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ('<img src="https://spy.org/1.gif"><img src="cid:p" alt="p.png">', "![p.png](<cid:p>)"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>c", "> a\n>\n> > b\n\nc"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2|3</td></tr></table>",
            "| a | b |\n| --- | --- |\n| 1 | 2\\|3 |",
        ),
        ("<table><tr><td><p>only</p><p>layout</p></td></tr></table>", "only\n\nlayout"),
        ("<p>a</p><script>b</script><p style='display:none'>c</p># d", "a\n\n\\# d"),
        ('<p>a</p><div class="gmail_signature">Ada</div>', "a"),
    ],
)
def test_html_alone_becomes_markdown(html: str, markdown: str) -> None:
    assert _rich(html) == markdown


@pytest.mark.parametrize(
    "line", ["> a", "- a", "    a", "#a", "a\\", "***", "a  b", "| a | b |", "~~~", "[a]: b", "<!-- a -->"]
)
def test_every_sign_that_was_written_is_shown(line: str) -> None:
    text = f"before it\n{line}\nafter it"
    signs = re.sub(r"[>\s-]", "", text.replace("***", ""))
    assert re.sub(r"[>\s-]", "", _shown(_plain(text))) == signs
