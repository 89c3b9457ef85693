"""Whole letters, sound and broken."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flurfunk.kit.mail.letters import Enclosure, Mailbox, read_heading, read_letter
from flurfunk.kit.mail.markdown import as_markdown


def _letter(*header: str, body: bytes = b"") -> bytes:
    return "\n".join(("From: Ada <ada@x.org>", *header)).encode() + b"\n\n" + body


@pytest.mark.parametrize(
    ("charset", "content", "text"),
    [
        ("utf-8", "Grüße".encode(), "Grüße"),
        ("iso-8859-1", "Grüße".encode("latin-1"), "Grüße"),
        ("iso-8859-1", b"\x93so\x94 \x80", "“so” €"),
        ("iso-8859-1", "Grüße".encode(), "Grüße"),
        ("iso-8859-2", "Łódź".encode("iso-8859-2"), "Łódź"),
        ("windows-1251", "Привет".encode("cp1251"), "Привет"),
        ("koi8-r", "Привет".encode("koi8-r"), "Привет"),
        ("gb2312", "镕基".encode("gbk"), "镕基"),
        ("gbk", "你好".encode("gbk"), "你好"),
        ("utf-8", "naïve".encode("latin-1"), "naïve"),
        ("us-ascii", "Grüße".encode(), "Grüße"),
        ("x-martian", "Grüße".encode(), "Grüße"),
        ("zip", b"abc", "abc"),
        ("unicode_escape", b"a\\u0041", "a\\u0041"),
    ],
)
def test_text_is_read_by_what_it_is_not_by_what_it_says(charset: str, content: bytes, text: str) -> None:
    assert read_letter(_letter(f"Content-Type: text/plain; charset={charset}", body=content)).text == text


def test_no_control_character_survives() -> None:
    letter = read_letter(_letter("Subject: a\x07b", body=b"one\x00\x1b[1m\r\ntwo\ttabs\x0c\rthree"))
    assert (letter.subject, letter.text) == ("ab", "one[1m\ntwo\ttabs\nthree")


NESTED = """--o
Content-Type: multipart/related; boundary=r

--r
Content-Type: multipart/alternative; boundary=a

--a
Content-Type: text/plain

plain words
--a
Content-Type: text/html

<p>rich words <img src="cid:p1"></p>
--a--
--r
Content-Type: image/png
Content-Disposition: inline; filename*0*=utf-8''%E5%9B%BE; filename*1="s.png"
Content-ID: <p1>
Content-Transfer-Encoding: base64

iVBORw==
--r--
--o
Content-Type: text/x-log; name="=?iso-8859-1?q?=FCber/lauf.log?="
Content-Disposition: attachment

log=
--o
Content-Type: text/plain

-- list footer
--o--
"""


def test_the_best_text_is_chosen_and_every_file_kept() -> None:
    body = NESTED.encode()
    letter = read_letter(_letter("Content-Type: multipart/mixed; boundary=o", body=body))
    assert letter.text == "plain words\n\n-- list footer"
    assert letter.html == '<p>rich words <img src="cid:p1"></p>\n<pre>-- list footer</pre>'
    assert letter.attachments == (
        Enclosure("图s.png", "image/png", b"\x89PNG", "p1", is_inline=True),
        Enclosure("lauf.log", "text/x-log", b"log=", "", is_inline=False),
    )


def test_html_alone_is_told_as_text() -> None:
    body = b"<style>p{}</style><p>Hello<br>you</p><blockquote>old</blockquote>"
    letter = read_letter(_letter("Content-Type: text/html", body=body))
    assert (letter.text, letter.is_text_from_html) == ("Hello\nyou\n\n> old", True)


def test_a_letter_in_a_letter_is_a_file_and_its_files_are_listed() -> None:
    inner = b"Subject: in\nContent-Type: text/x-log; name=a.log\n\ninside\n"
    body = b"--o\n\nouter\n--o\nContent-Type: message/rfc822\n\n" + inner + b"\n--o--\n"
    letter = read_letter(_letter("Content-Type: multipart/mixed; boundary=o", body=body))
    assert letter.text == "outer"
    assert [(file.name, file.media_type, file.is_named) for file in letter.attachments] == [
        ("attachment.eml", "message/rfc822", False),
        ("a.log", "text/x-log", True),
    ]


def test_uuencoded_files_are_taken_out_of_the_text() -> None:
    letter = read_letter(_letter(body=b"see:\nbegin 644 cat.txt\n#0V%T\n`\nend\nbye\n"))
    assert letter.text == "see:\n\nbye"
    assert letter.attachments == (Enclosure("cat.txt", "text/plain", b"Cat", "", is_inline=False),)


def test_flowed_lines_are_joined_and_signatures_are_not() -> None:
    body = b"one \ntwo\n>> deep \n>> er\n> up\n  stuffed\n-- \nAda\n"
    letter = read_letter(_letter("Content-Type: text/plain; format=flowed", body=body))
    assert letter.text == "one two\n>> deep er\n> up\n stuffed\n-- \nAda"


def test_broken_transfer_encodings_give_what_they_can() -> None:
    quoted = read_letter(_letter("Content-Transfer-Encoding: quoted-printable", body=b"a=3Db =ZZ c=\nd="))
    assert quoted.text == "a=b =ZZ cd"
    torn = read_letter(_letter("Content-Transfer-Encoding: base64", body=b"SGVs\n!bG8*gV29\n"))
    assert torn.text == "Hello Wo"


def test_a_multipart_without_its_boundary_is_read_as_text() -> None:
    letter = read_letter(_letter("Content-Type: multipart/mixed", body=b"words\n"))
    assert (letter.text, letter.attachments) == ("words", ())


def test_without_an_id_equal_letters_get_equal_identities() -> None:
    one, again = read_letter(_letter(body=b"a\n")), read_letter(_letter("X-Seen: 1", body=b"a \r\n\n"))
    assert one.message_id == again.message_id != read_letter(_letter(body=b"b\n")).message_id
    assert "no message id" in one.problems


def test_the_person_behind_a_list_is_the_author() -> None:
    raw = b"From: Ada Lind via friends <friends@x.org>\nReply-To: Ada Lind <ada@y.org>\n\n"
    letter = read_heading(raw)
    assert (letter.sender.address, letter.author) == ("friends@x.org", Mailbox("Ada Lind", "ada@y.org"))


@pytest.mark.parametrize(
    ("field", "is_automatic"),
    [
        ("Auto-Submitted: auto-replied", True),
        ("Auto-Submitted: no", False),
        ("Precedence: bulk", False),
        ("Return-Path: <>", True),
        ("Subject: Abwesenheitsnotiz: Urlaub", True),
        ("Subject: Automatic reply: Hi", True),
        ("Subject: Automatic doors", False),
        ("Content-Type: multipart/report; boundary=x", True),
    ],
)
def test_letters_that_no_person_wrote_are_known(field: str, is_automatic: bool) -> None:
    assert read_heading(_letter(field)).is_automatic is is_automatic


_FRAGMENTS = [
    *(b"\n", b"\n\n", b"Content-Type: ", b"multipart/mixed; boundary=b", b"message/rfc822", b"--b", b"--b--"),
    *(
        b"From: ",
        b"=?utf-8?b?",
        b"?=",
        b"Content-Transfer-Encoding: base64",
        b"<blockquote>",
        b"begin 644 a\n",
    ),
    *(
        b'; filename*0*="',
        b"charset=idna",
        b"Date: ",
        b"Message-ID: <",
        b">",
        b"\xff\x00",
        b"end\n",
        b"0123456789",
    ),
    b"text/html",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_FRAGMENTS) | st.binary(max_size=40), max_size=30).map(b"".join))
def test_reading_never_raises(raw: bytes) -> None:
    letter = read_letter(raw)
    assert letter.message_id
    assert not set(letter.text + letter.subject) & {chr(code) for code in range(32) if code not in {9, 10}}


def test_a_letter_nested_without_end_is_survived() -> None:
    assert read_letter(b"Content-Type: message/rfc822\n\n" * 3000 + b"words").problems != ()
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(300))
    assert read_letter(deep + b"\nwords").message_id
    assert read_letter(b"Content-Type: text/html\n\n" + b"<div><span>" * 20000 + b"words").text == "words"


@pytest.mark.parametrize("sign", ["a", "-", "a@b.cd ", "> a\nb\n", "[", "<div class=gmail_quote>"])
def test_long_runs_of_anything_are_read_in_no_time(sign: str) -> None:
    run = (sign * 30_000)[:60_000]
    flat = run.replace("\n", "")
    raw = f"From: {flat}\nReferences: {flat}\nSubject: {flat}\nContent-Type: text/html\n\n{run}".encode()
    begun = time.process_time()
    as_markdown(read_letter(raw))
    as_markdown(read_letter(raw.replace(b"text/html", b"text/plain")))
    assert time.process_time() - begun < 3
