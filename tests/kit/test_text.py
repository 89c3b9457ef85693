"""Text as people type it, in any script."""

import pytest

from flurfunk.kit.text import clean, clean_line, fold, foldings, initials, slugify


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Müller", "muller"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Żółć", "zolc"),
        ("Łódź", "lodz"),
        ("São Paulo", "sao paulo"),
        ("İstanbul", "istanbul"),
        ("Ærø", "aero"),
        ("李文静", "李文静"),
        ("Ωμέγα", "ωμεγα"),
        ("ﬁne", "fine"),
        ("", ""),
    ],
)
def test_folding_leaves_letters_without_marks(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_umlauts_fold_in_both_ways_people_type_them() -> None:
    assert foldings("Bea Müller") == "bea muller bea mueller"
    assert foldings("Bea Mu\u0308ller") == "bea muller bea mueller"
    assert foldings("Ada") == "ada"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Hydraulik & Pressen", "hydraulik-pressen"),
        ("Müller Straße", "mueller-strasse"),
        ("Łukasz Żółć", "lukasz-zolc"),
        ("ガス", "ガス"),
        ("カス", "カス"),
        ("한국어 방", "한국어-방"),
        ("हिन्दी", "हिन्दी"),
        ("中文 标题", "中文-标题"),
        ("Привет, мир", "привет-мир"),
        ("قسم الصيانة", "قسم-الصيانة"),
        ("__init__", "init"),
        ("a/../b", "a-b"),
        ("%2e%2e", "2e-2e"),
        ("🎉", ""),
        ("- - -", ""),
        ("\u202eevil", "evil"),
        ("x" * 100, "x" * 60),
        ("a" * 59 + " b", "a" * 59),
    ],
)
def test_an_address_part_keeps_the_letters_of_every_script(name: str, slug: str) -> None:
    assert slugify(name) == slug


def test_words_of_other_scripts_that_differ_by_a_mark_stay_apart() -> None:
    assert len({slugify(word) for word in ("ガス", "カス", "ばり", "はり", "ぱり")}) == 5


def test_control_and_reordering_characters_and_halves_of_letters_are_cleaned_away() -> None:
    assert clean("a\x00b\x07c\x1bd\x7fe\x85f") == "abcdef"
    assert clean("gpj.\u202eexe \u2066x\u2069") == "gpj.exe x"
    assert clean("a\ud800b\udfff") == "ab"
    assert clean("1\r\n2\r3\n\t4") == "1\n2\n3\n\t4"
    assert clean("e\u0301") == "é"


def test_what_must_be_a_line_is_one_line() -> None:
    assert clean_line("  Ada \n\t Lindqvist\u2028 \xa0x ") == "Ada Lindqvist x"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ada Lindqvist", "AL"),
        ("Ada", "A"),
        ("李文静 (Wenjing Li)", "文静"),
        ("Anna-Maria de Souza", "AS"),
        ("", "?"),
        ("(nobody)", "?"),
        ("  ß ", "SS"),
    ],
)
def test_initials_stand_for_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters
