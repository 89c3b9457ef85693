"""Letters out of mbox files."""

from pathlib import Path

import pytest

from flurfunk.kit.mail import archives
from flurfunk.kit.mail.archives import letter_at, letters_in, scan

_ONE = b"Message-ID: <1@x>\nFrom: a@x.org\n\n"
_TWO = b"Message-ID: <2@x>\nFrom: b@x.org\n\nsecond\n"
_MARK = b"From a@x.org Mon Jan  1 12:00:00 2024\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "list.mbox"


def test_every_letter_comes_with_its_offset_and_without_its_escapes(archive: Path) -> None:
    first = _ONE + b">From here on\n>>From deeper\nFrom now on all is well\n\nFrom the start\nit was\n"
    archive.write_bytes(_MARK + first + b"\n" + _MARK + _TWO)
    found = list(letters_in(archive))
    told = _ONE + b"From here on\n>From deeper\nFrom now on all is well\n\nFrom the start\nit was\n"
    assert [letter.raw for letter in found] == [told, _TWO]
    assert [letter.offset for letter in found] == [0, len(_MARK + first) + 1]
    assert found[0].postmark == "From a@x.org Mon Jan  1 12:00:00 2024"
    assert letter_at(archive, found[1].offset) == found[1]


def test_what_somebody_quoted_is_no_escape(archive: Path) -> None:
    archive.write_bytes(_MARK + _ONE + b"> as I said:\n>From here on\n")
    assert [letter.raw for letter in letters_in(archive)] == [_ONE + b"> as I said:\n>From here on\n"]


@pytest.mark.parametrize(
    "mark",
    [
        b"From - Tue Apr 29 10:11:12 2003\n",
        b"From ada at x.org  Thu Jan  1 00:00:00 2004\n",
        b"From ada@x.org 2004-01-01 00:00:00\n",
        b"From ???@??? \n",
    ],
)
def test_the_marks_of_many_programs_begin_a_letter(archive: Path, mark: bytes) -> None:
    archive.write_bytes(mark + _ONE + b"first\n\n" + mark + _TWO)
    assert [heading.message_id for _, heading in scan(archive)] == ["1@x", "2@x"]


def test_lines_end_as_they_do(archive: Path) -> None:
    archive.write_bytes((_MARK + _ONE + b"first\n\n" + _MARK + _TWO).replace(b"\n", b"\r\n"))
    raws = [letter.raw for letter in letters_in(archive)]
    assert raws == [(_ONE + b"first\n").replace(b"\n", b"\r\n"), _TWO.replace(b"\n", b"\r\n")]


def test_a_file_without_a_mark_is_one_letter_and_an_empty_file_none(archive: Path) -> None:
    archive.write_bytes(_TWO)
    assert [letter.raw for letter in letters_in(archive)] == [_TWO]
    archive.write_bytes(b"\n\n")
    assert list(letters_in(archive)) == []


def test_a_letter_without_end_is_cut(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_LETTER", 50)
    archive.write_bytes(_MARK + _ONE + b"x" * 40 + b"\n\n" + _MARK + _TWO)
    first, second = letters_in(archive)
    assert (first.raw, first.is_cut) == (_ONE, True)
    assert second.raw == _TWO


def test_no_letter_begins_behind_the_end(archive: Path) -> None:
    archive.write_bytes(_MARK + _TWO)
    with pytest.raises(LookupError, match="no letter at 999"):
        letter_at(archive, 999)
