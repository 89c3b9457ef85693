"""The real archives give exactly what their description counts."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from flurfunk.kit.mail.archives import letters_in, scan
from flurfunk.kit.mail.letters import Letter, read_letter
from flurfunk.kit.mail.markdown import as_markdown
from flurfunk.kit.mail.replies import Reply, html_reply, split_reply
from flurfunk.kit.mail.threads import Why, thread, thread_by_reference


@dataclass(frozen=True)
class Count:
    messages: int
    roots: int
    answering: int
    senders: int
    addresses: int
    named_parts: int
    with_named_parts: int
    html: int
    first: str
    last: str


_COUNTS = {
    "support-list": Count(702, 184, 528, 126, 167, 326, 199, 611, "2023-05-31", "2025-02-26"),
    "patches-list": Count(1504, 167, 1359, 114, 413, 10, 8, 0, "2024-12-27", "2025-06-11"),
}


@pytest.fixture(scope="module", params=sorted(_COUNTS))
def archive(request: pytest.FixtureRequest, shared: Path) -> Path:
    return shared / "mail" / f"{request.param}.mbox"


@pytest.fixture(scope="module")
def letters(archive: Path) -> list[Letter]:
    return [read_letter(found.raw) for found in letters_in(archive)]


def test_everything_is_there_once(archive: Path, letters: list[Letter]) -> None:
    dates = sorted(letter.date for letter in letters if letter.date)
    boxes = [box for letter in letters for box in (letter.sender, *letter.recipients)]
    named = [sum(file.is_named for file in letter.attachments) for letter in letters]
    assert len({letter.message_id for letter in letters}) == len(letters) == len(dates)
    assert _COUNTS[archive.stem] == Count(
        messages=len(letters),
        roots=len(thread_by_reference(letters).roots),
        answering=sum(bool(letter.in_reply_to) for letter in letters),
        senders=len({letter.sender.address for letter in letters}),
        addresses=len({box.address for box in boxes}),
        named_parts=sum(named),
        with_named_parts=sum(bool(number) for number in named),
        html=sum(bool(letter.html) for letter in letters),
        first=str(dates[0].date()),
        last=str(dates[-1].date()),
    )


def test_scanning_tells_the_same_as_reading(archive: Path, letters: list[Letter]) -> None:
    headings = [heading for _, heading in scan(archive)]
    assert thread(headings) == thread(letters)
    assert [heading.message_id for heading in headings] == [letter.message_id for letter in letters]


def test_a_shared_subject_or_absent_letter_joins_a_few_more(archive: Path, letters: list[Letter]) -> None:
    whys = [link.why for link in thread(letters).links.values() if link.why is not Why.REFERENCE]
    joined = {"support-list": (0, 1), "patches-list": (9, 1)}
    assert (whys.count(Why.SHARED_ABSENT), whys.count(Why.SUBJECT)) == joined[archive.stem]


def test_no_letter_is_unreadable(letters: list[Letter]) -> None:
    names = [box.name for letter in letters for box in (letter.sender, letter.author, *letter.recipients)]
    told = [*names, *(letter.subject for letter in letters), *(letter.text for letter in letters)]
    assert [
        text for text in told if re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]|=\?utf|Ã¼|Ã©", text)
    ] == []
    assert all(letter.author.address and letter.text for letter in letters)


def test_every_letter_says_something_without_its_footer(letters: list[Letter]) -> None:
    written = [as_markdown(letter) for letter in letters]
    assert all(text or letter.attachments for text, letter in zip(written, letters, strict=True))
    assert [text for text in written if re.search(r"^To unsubscribe send an email", text, re.MULTILINE)] == []
    assert [
        text
        for text in written
        if text.count("```diff") * 2 > len(re.findall("^[> ]*```", text, re.MULTILINE))
    ] == []


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _reply(item: dict[str, Any]) -> Reply:
    if item["kind"] == "text/html":
        return html_reply(item["input"])
    is_letter = item["kind"] == "message/rfc822"
    return split_reply(read_letter(item["input"].encode()).text if is_letter else item["input"])


def _is_right(item: dict[str, Any], reply: Reply) -> bool:
    wanted = item.get("expected_reply")
    checks = [item.get("checks", {}), item.get("checks_other", {}).get("mail-parser-reply", {})]
    own, signature = _squeezed(reply.own), _squeezed(reply.signature)
    right = [wanted is None or _squeezed(wanted) in {own, own + signature}]
    right.append("expected_signature" not in item or _squeezed(item["expected_signature"]) == signature)
    if "expected" in item:
        around = item["expected"].get("text_top", "") + item["expected"].get("text_bottom", "")
        right += [
            _squeezed(around) == own + signature,
            _squeezed(item["expected"]["text"]) in _squeezed(reply.quoted),
        ]
    for check in checks:
        for what, value in check.get("assert_equal", []):
            text = _squeezed(re.sub("-{5,}", "", str(value)))
            right.append(not what.endswith(("[0].body", "parse_reply(f.read())")) or text == own)
        for what, value in check.get("contains", []):
            right.append(not what.endswith(("[0].body", "message.reply")) or _squeezed(value) in own)
            right.append(not what.endswith("[0].signatures") or _squeezed(value) in signature)
        for what, value in check.get("not_contains", []):
            right.append(not what.endswith("[0].body") or _squeezed(value) not in own)
    return all(right)


def test_the_new_text_of_real_replies_is_found(shared: Path) -> None:
    items = json.loads((shared / "replies" / "replies.json").read_text("utf-8"))
    expecting = [
        item
        for item in items
        if any(item.get(key) for key in ("expected_reply", "expected", "checks"))
        or item.get("expected_signature")
        or item.get("checks_other")
    ]
    wrong = [item["id"] for item in expecting if not _is_right(item, _reply(item))]
    score = 1 - len(wrong) / len(expecting)
    print(f"replies: {score:.3f} of {len(expecting)} right; wrong: {wrong}")
    assert score >= 0.97
