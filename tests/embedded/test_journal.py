"""The log stays short and keeps what matters."""

import os
from pathlib import Path

from flurfunk.embedded.journal import LONGEST, last_words, open_journal, shorten_journal


def test_a_long_log_becomes_the_older_part_while_it_is_written_to(tmp_path: Path) -> None:
    path = tmp_path / "postgres.log"
    journal = open_journal(path)
    os.write(journal, b"x" * (LONGEST + 1))
    shorten_journal(path)
    os.write(journal, b"new\n")
    os.close(journal)
    assert path.read_text() == "new\n"
    assert (tmp_path / "postgres.log.1").stat().st_size == LONGEST + 1
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_short_log_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "postgres.log"
    path.write_text("short\n")
    shorten_journal(path)
    assert [each.name for each in tmp_path.iterdir()] == ["postgres.log"]


def test_the_last_words_are_the_last_message_of_this_run(tmp_path: Path) -> None:
    path = tmp_path / "postgres.log"
    earlier = "2026-01-01 [1] FATAL:  earlier\n"
    path.write_text(earlier + "2026-01-02 [2] FATAL:  not now\n2026-01-02 [2] LOG:  redo starts\n")
    assert last_words(path) == "redo starts"
    assert last_words(path, since=len(earlier), complaint=True) == "not now"
    assert last_words(path, since=path.stat().st_size, complaint=True) == ""
